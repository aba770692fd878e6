import { z } from "zod";
import { requireOthersBudget } from "@/lib/budgets/attenuation";
import { findBudgetToUpdate } from "@/lib/budgets/budget-target";
import { changeKeyBudgets } from "@/lib/budgets/change-key-budgets";
import { deleteBudgetRow } from "@/lib/budgets/write-budget";
import { staleVersion } from "@/lib/core/changes/update-row";
import { version } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { deletedView } from "@/lib/organizations/tree-views";

/** Deletes a budget. Running calls no longer count on it. */
export const deleteBudget = command({
  name: "budgets.delete",
  title: "Delete a budget",
  permission: "keys:write",
  orPermission: { name: "projects:write" },
  allowed: { "project write": sampleId("budgetId") },
  target: (ctx, { id }) => findBudgetToUpdate(ctx, id),
  input: z.object({ id: z.string(), version }),
  output: deletedView,

  run: async (ctx, { version }, budget) => {
    if (version !== undefined && version !== budget.version) throw staleVersion();
    requireOthersBudget(ctx, budget, null);
    const { keyId } = budget;
    await changeKeyBudgets(ctx, { keyId, param: "id" }, () => deleteBudgetRow(ctx, budget));
    return { id: budget.id, deleted: true } as const;
  },
});
