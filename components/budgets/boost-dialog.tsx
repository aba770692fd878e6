"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import type { DraftForm } from "@/components/forms/use-draft";
import { useResourceForm } from "@/components/forms/use-resource-form";
import { Button } from "@/components/ui/buttons/button";
import type { OpenDialog } from "@/components/ui/dialogs/use-dialog";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { TextField } from "@/components/ui/fields/text-field";
import { fullTime } from "@/components/ui/values/format";
import { useNow } from "@/components/ui/values/use-now";
import { boostBudgetInput } from "@/lib/budgets/budget-input";
import { AmountField } from "./amount-field";
import type { ActProps, Budget } from "./types";
import { formatAmount, toLimitWords } from "./words";

type Draft = { amount: string; for: "day" | "week" | "reset" | "custom"; until: string };

const DAY_MS = 86_400_000;

/** Shows the dialog that raises a budget until a time, when the raise ends by itself. */
export function BoostDialog({ organization, budget, actions, ...dialog }: ActProps & OpenDialog) {
  const toast = useToast();
  const now = useNow();
  const { id, version, unit, boost } = budget;
  const showUndo = useUndoToast();
  const close = (words: string, changed: Budget) => {
    dialog.onOpenChange(false);
    const before = boost ?? { amount: null };
    showUndo(words, () => actions.boost(organization, { id, version: changed.version, ...before }), [id]);
  };
  const form = useResourceForm({
    start: toStart(budget),
    version,
    schema: boostBudgetInput,
    toInput: (draft: Draft) => ({ id, version, amount: draft.amount, until: toUntil(draft, budget, now) }),
    request: { route: "POST /api/budgets/:id/boost" },
    send: (input) => actions.boost(organization, input),
    onDone: (changed) => close(`Raised by ${formatAmount(unit, changed.boost?.amount ?? "0")}`, changed),
  });
  const ending = useResult(
    () => actions.boost(organization, { id, version, amount: null }),
    (changed) => close("The raise ended.", changed),
    (error) => toast(toErrorToast(error)),
  );
  return (
    <FormDialog
      {...dialog}
      title={`Raise ${toLimitWords(budget)}`}
      description="The raise is added to the limit and ends by itself."
      verb="Raise budget"
      form={form}
      start={
        boost && (
          <Button pending={ending.pending} onClick={() => ending.send(undefined)}>
            End the raise now
          </Button>
        )
      }
    >
      <BoostFields form={form} budget={budget} now={now} />
    </FormDialog>
  );
}

type FieldsProps = {
  form: DraftForm<Draft>;
  budget: Budget;
  now: number;
};

function BoostFields({ form: { draft, change, problem, text }, budget, now }: FieldsProps) {
  const until = toUntil(draft, budget, now);
  return (
    <>
      <AmountField
        label="Raise by"
        unit={budget.unit}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
        error={problem("amount")}
      />
      <FieldGroup
        legend="Until"
        hint={until && isTime(until) && `Ends ${fullTime(until)}.`}
        error={draft.for === "custom" ? undefined : problem("until")}
      >
        <SegmentedControl
          full
          name="for"
          options={toOptions(budget)}
          value={draft.for}
          onChange={({ target }) => change({ for: target.value as Draft["for"] })}
        />
        {draft.for === "custom" && (
          <TextField
            {...text("until")}
            label="Ends at"
            aside={<span className="text-12 text-ink-3">UTC</span>}
            type="datetime-local"
          />
        )}
      </FieldGroup>
    </>
  );
}

const toStart = ({ boost, resetsAt }: Budget): Draft =>
  boost
    ? { amount: boost.amount, for: "custom", until: boost.until.slice(0, 16) }
    : { amount: "", for: resetsAt === null ? "week" : "reset", until: "" };

/** Returns whether a time that was entered is valid. A year may have too many digits. */
const isTime = (time: string) => !Number.isNaN(Date.parse(time));

const toOptions = ({ resetsAt }: Budget) => [
  { value: "day", label: "1 day" },
  { value: "week", label: "7 days" },
  ...(resetsAt === null ? [] : [{ value: "reset", label: "Until it resets" }]),
  { value: "custom", label: "Custom" },
];

function toUntil({ for: length, until }: Draft, { resetsAt }: Budget, now: number): string | null {
  switch (length) {
    case "day":
      return new Date(now + DAY_MS).toISOString();
    case "week":
      return new Date(now + 7 * DAY_MS).toISOString();
    case "reset":
      return resetsAt;
    case "custom":
      return until === "" ? null : `${until}:00.000Z`;
  }
}
