"use client";

import { IconButton } from "@/components/ui/buttons/icon-button";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { useToast } from "@/components/ui/feedback/toast";
import { toUse } from "./to-use";
import type { ActProps } from "./types";
import { owners, toLimitWords, toUseWords } from "./words";

/** Shows the button that deletes a budget after a confirmation. */
export function DeleteBudget({ organization, budget, actions }: ActProps) {
  const toast = useToast();
  const { id, unit, owner, model } = budget;
  const name = toLimitWords(budget);
  const confirm = async () => {
    const result = await actions.remove(organization, { id });
    if (!result.ok) return result.error.message;
    toast({ text: `Budget of ${name} deleted`, about: [id] });
  };
  return (
    <Confirm
      trigger={<IconButton icon="trash" label={`Delete ${name}`} danger />}
      title={`Delete the budget of ${name}?`}
      description={`Calls of the ${owners[owner.type]} ${owner.name}${model ? ` to ${model}` : ""} are no longer limited by it. ${toUseWords(unit, toUse(budget))} spent.`}
      verb="Delete budget"
      request={{ route: "DELETE /api/budgets/:id", getInput: () => ({ id }) }}
      onConfirm={confirm}
    />
  );
}
