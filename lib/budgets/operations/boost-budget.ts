import { requireOthersBudget } from "@/lib/budgets/attenuation";
import { parseAmount } from "@/lib/budgets/budget-amount";
import { boostBudgetInput } from "@/lib/budgets/budget-input";
import { findBudgetToUpdate } from "@/lib/budgets/budget-target";
import { budgetView, toBudgetView } from "@/lib/budgets/budget-view";
import { updateBudgetRow } from "@/lib/budgets/write-budget";
import { invalidField } from "@/lib/core/errors/errors";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";

/**
 * Raises the limit of a budget by an amount until a time, when the raise ends by itself. It replaces an earlier one.
 * `amount` null ends it now.
 */
export const boostBudget = command({
  name: "budgets.boost",
  title: "Raise a budget for a while",
  permission: "keys:write",
  orPermission: { name: "projects:write" },
  allowed: { "project write": sampleId("budgetId", { amount: null }) },
  target: (ctx, { id }) => findBudgetToUpdate(ctx, id),
  input: boostBudgetInput,
  output: budgetView,

  run: async (ctx, { version, amount, until }, budget) => {
    const ended = { boostAmount: null, boostUntil: null };
    if (amount === null) return toBudgetView(ctx, await updateBudgetRow(ctx, budget, version, ended));
    requireOthersBudget(ctx, budget, "amount");
    if (until === null || until <= ctx.now) throw invalidField("until", "Use a time in the future");
    const boostAmount = parseAmount(budget.unit, amount, "amount");
    const patch = { boostAmount, boostUntil: until };
    return toBudgetView(ctx, await updateBudgetRow(ctx, budget, version, patch));
  },
});
