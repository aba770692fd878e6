"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import type { DraftForm } from "@/components/forms/use-draft";
import { useResourceForm } from "@/components/forms/use-resource-form";
import type { OpenDialog } from "@/components/ui/dialogs/use-dialog";
import { useToast } from "@/components/ui/feedback/toast";
import { FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { TextField } from "@/components/ui/fields/text-field";
import { createBudgetInput } from "@/lib/budgets/budget-input";
import { AmountField } from "./amount-field";
import type { Budget, BudgetActions, BudgetOwner } from "./types";
import { owners, periods, toLimitWords } from "./words";

export type NewProps = { organization: string; owner: BudgetOwner; create: BudgetActions["create"] };

type Draft = Pick<Budget, "unit" | "period"> & { model: string; limit: string };

const BLANK: Draft = { unit: "usd", period: "month", model: "", limit: "" };

const units = [
  { value: "usd", label: "US dollars" },
  { value: "tokens", label: "Tokens" },
] as const;

/** Shows the dialog that creates a budget. */
export function NewBudgetDialog({ organization, owner, create, ...dialog }: NewProps & OpenDialog) {
  const toast = useToast();
  const form = useResourceForm({
    start: BLANK,
    schema: createBudgetInput,
    toInput: ({ unit, period, model, limit }: Draft) => ({
      owner: { type: owner.type, id: owner.id },
      ...{ unit, period, model: model.trim() || null, limit },
    }),
    request: { route: "POST /api/budgets" },
    send: (input, token) => create(organization, input, token),
    onDone: (made) => {
      form.restart();
      dialog.onOpenChange(false);
      toast({ text: `Budget of ${toLimitWords(made)} created` });
    },
  });
  return (
    <FormDialog
      {...dialog}
      title="New budget"
      description={`For all calls of the ${owners[owner.type]} ${owner.name}. It counts what is spent from now on.`}
      verb="Create budget"
      form={form}
    >
      <BudgetFields form={form} />
    </FormDialog>
  );
}

type FieldsProps = { form: DraftForm<Draft> };

function BudgetFields({ form: { draft, change, problem, text } }: FieldsProps) {
  return (
    <>
      <FieldGroup legend="Unit">
        <SegmentedControl
          full
          name="unit"
          options={units}
          value={draft.unit}
          onChange={({ target }) => {
            const unit = target.value === "tokens" ? "tokens" : "usd";
            change({ unit, ...(unit === "usd" && draft.period === "minute" && { period: "day" }) });
          }}
        />
      </FieldGroup>
      <AmountField
        label="Limit"
        unit={draft.unit}
        value={draft.limit}
        onChange={(limit) => change({ limit })}
        error={problem("limit")}
      />
      <FieldGroup legend="Period" hint={toPeriodHint(draft.period)} error={problem("period")}>
        <SegmentedControl
          full
          name="period"
          options={toPeriods(draft.unit).map((value) => ({ value, label: periods[value].label }))}
          value={draft.period}
          onChange={({ target }) => {
            const period = toPeriods(draft.unit).find((value) => value === target.value);
            if (period) change({ period });
          }}
        />
      </FieldGroup>
      <TextField
        {...text("model")}
        label="Models"
        optional
        autoComplete="off"
        spellCheck={false}
        placeholder="gpt-4.1*"
        hint="Leave blank for all models. * and ? are wildcards."
      />
    </>
  );
}

/** Lists the periods of a unit. Only tokens can be limited per minute. */
const toPeriods = (unit: Budget["unit"]) =>
  (Object.keys(periods) as Budget["period"][]).filter((period) => unit === "tokens" || period !== "minute");

const toPeriodHint = (period: Budget["period"]) =>
  period === "total" ? "It never resets." : `It starts anew each ${period}, UTC.`;
