import { requireOthersBudget } from "@/lib/budgets/attenuation";
import { parseAmount } from "@/lib/budgets/budget-amount";
import { updateBudgetInput } from "@/lib/budgets/budget-input";
import { findBudgetToUpdate } from "@/lib/budgets/budget-target";
import { budgetView, toBudgetView } from "@/lib/budgets/budget-view";
import { changeKeyBudgets } from "@/lib/budgets/change-key-budgets";
import { updateBudgetRow } from "@/lib/budgets/write-budget";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";

/** Updates the limit of a budget. What was spent stays. */
export const updateBudget = command({
  name: "budgets.update",
  title: "Update a budget",
  permission: "keys:write",
  orPermission: { name: "projects:write" },
  allowed: { "project write": sampleId("budgetId", { limit: "20.00" }) },
  target: (ctx, { id }) => findBudgetToUpdate(ctx, id),
  input: updateBudgetInput,
  output: budgetView,

  run: async (ctx, { version, limit: text }, budget) => {
    const limit = parseAmount(budget.unit, text, "limit");
    if (limit > budget.limit) requireOthersBudget(ctx, budget, "limit");
    const { keyId } = budget;
    const updated = await changeKeyBudgets(ctx, { keyId, param: "limit" }, () =>
      updateBudgetRow(ctx, budget, version, { limit }),
    );
    return toBudgetView(ctx, updated);
  },
});
