"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useResourceForm } from "@/components/forms/use-resource-form";
import type { OpenDialog } from "@/components/ui/dialogs/use-dialog";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { updateBudgetInput } from "@/lib/budgets/budget-input";
import { AmountField } from "./amount-field";
import { toUse } from "./to-use";
import type { ActProps } from "./types";
import { toLimitWords, toUseWords } from "./words";

/** Shows the dialog that changes the limit of a budget. What was spent stays. */
export function EditBudgetDialog({ organization, budget, actions, ...dialog }: ActProps & OpenDialog) {
  const showUndo = useUndoToast();
  const { id, version, unit, limit } = budget;
  const form = useResourceForm({
    start: { limit },
    version,
    schema: updateBudgetInput,
    toInput: (draft: { limit: string }) => ({ id, version, limit: draft.limit }),
    request: { route: "PATCH /api/budgets/:id" },
    send: (input) => actions.update(organization, input),
    onDone: (changed) => {
      dialog.onOpenChange(false);
      showUndo(
        `Budget is ${toLimitWords(changed)}`,
        () => actions.update(organization, { id, version: changed.version, limit }),
        [id],
      );
    },
  });
  return (
    <FormDialog
      {...dialog}
      size="s"
      low
      title={`Edit ${toLimitWords(budget)}`}
      description={`${toUseWords(unit, toUse(budget))} spent. A new limit resets nothing.`}
      verb="Save"
      form={form}
      untilChanged
    >
      <AmountField
        label="Limit"
        unit={unit}
        value={form.draft.limit}
        onChange={(value) => form.change({ limit: value })}
        error={form.problem("limit")}
      />
    </FormDialog>
  );
}
