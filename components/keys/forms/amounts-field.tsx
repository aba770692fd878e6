"use client";

import { useId, useState } from "react";
import { useField } from "@/components/forms/use-field";
import { Button } from "@/components/ui/buttons/button";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { FieldGroup, FieldText } from "@/components/ui/fields/field";
import { Input } from "@/components/ui/fields/input";
import { usd } from "@/lib/policy/field-schemas";
import type { KeyForm } from "./key-form";
import { withoutSeparators } from "./policy-controls";

type Row = { model: string; amount: string };

type Props = { name: "modelBudgets"; label: string; hint: string };

/** Shows the field for amounts of US dollars by model. Rows without a model are left out. A model is entered once. */
export function AmountsField({ name, label, hint }: Props) {
  const { value, onChange, error } = useField<KeyForm, "modelBudgets">(name);
  const [rows, setRows] = useState(() => toRows(value));
  if (JSON.stringify(toAmounts(rows)) !== JSON.stringify(value)) {
    // The form was loaded again.
    setRows(toRows(value));
  }
  const change = (next: Row[]) => {
    setRows(next);
    onChange(toAmounts(next));
  };
  const edit = (index: number, patch: Partial<Row>) =>
    change(rows.map((row, place) => (place === index ? { ...row, ...patch } : row)));
  const blank = rows.find(({ model, amount }) => model !== "" && amount === "");
  return (
    <FieldGroup
      legend={label}
      aside="optional"
      hint={blank ? `Enter the budget of ${blank.model}.` : hint}
      error={findProblem(rows) ?? error}
      className="sm:col-span-2"
    >
      {rows.map((row, index) => (
        <AmountRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity
          key={index}
          row={row}
          place={index + 1}
          repeated={isRepeated(rows, index)}
          onChange={(patch) => edit(index, patch)}
          onRemove={() => change(rows.filter((_, place) => place !== index))}
        />
      ))}
      <div>
        <Button size="s" icon="plus" onClick={() => change([...rows, { model: "", amount: "" }])}>
          Add model
        </Button>
      </div>
    </FieldGroup>
  );
}

type RowProps = {
  row: Row;
  /** The number of the row, from 1. */
  place: number;
  /** Whether a row above has the same model. */
  repeated: boolean;
  onChange: (patch: Partial<Row>) => void;
  onRemove: () => void;
};

function AmountRow({ row: { model, amount }, place, repeated, onChange, onRemove }: RowProps) {
  const textId = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
      <div className="min-w-0 flex-1">
        <Input
          mono
          aria-label={`Model ${place}`}
          {...(repeated && { "aria-invalid": true, "aria-describedby": textId })}
          placeholder="gpt-4.1*"
          autoComplete="off"
          spellCheck={false}
          value={model}
          onChange={(event) => onChange({ model: event.target.value })}
        />
      </div>
      <div className="w-36">
        <Input
          aria-label={`Budget of model ${place}`}
          inputMode="decimal"
          autoComplete="off"
          placeholder="10.00"
          after="USD"
          value={amount}
          onChange={(event) => onChange({ amount: withoutSeparators(event.target.value) })}
        />
      </div>
      <IconButton icon="x" label={`Remove ${model || `model ${place}`}`} onClick={onRemove} />
      {repeated && (
        <div className="w-full">
          <FieldText id={textId} error={`${model.trim()} has a budget above.`} />
        </div>
      )}
    </div>
  );
}

/** Returns what is wrong with an amount. The form has such errors below the names of models, not at the field. */
function findProblem(rows: Row[]): string | undefined {
  for (const { model, amount } of rows) {
    const message = amount === "" ? undefined : usd.safeParse(amount).error?.issues[0]?.message;
    if (message) return model ? `${model}: ${message}` : message;
  }
  return undefined;
}

const toRows = (amounts: KeyForm["modelBudgets"]): Row[] =>
  Object.entries(amounts).map(([model, amount]) => ({ model, amount }));

/** Returns the amounts by model. A model that is entered twice has an amount that is not valid. */
const toAmounts = (rows: Row[]): KeyForm["modelBudgets"] =>
  Object.fromEntries(
    rows.flatMap(({ model, amount }, index) =>
      model.trim() ? [[model.trim(), isRepeated(rows, index) ? "" : amount]] : [],
    ),
  );

/** Returns whether a row above has the model too. */
const isRepeated = (rows: Row[], index: number): boolean => {
  const model = rows[index]?.model.trim();
  return rows.slice(0, index).some((row) => model && row.model.trim() === model);
};
