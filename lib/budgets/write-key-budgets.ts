import { invalidField } from "@/lib/core/errors/errors";
import { parseUsd } from "@/lib/core/input/usd";
import type { Context } from "@/lib/core/operations/context";
import { findModelBudgetsProblem } from "@/lib/policy/model-budgets";
import type { KeyBudgets } from "./key-budgets";
import { selectKeyBudgets } from "./load-key-budgets";
import { deleteBudgetRow, insertBudget, updateBudgetRow } from "./write-budget";

/**
 * Checks the short form of a key's budgets. Errors are at its fields, unless `param` names another one.
 * @throws INVALID_REQUEST when the budgets per model add up to more than the budget for all models, or when there is
 * none although the organization requires one.
 */
export function checkKeyBudgets(
  { maxBudgetUsd, modelBudgets }: KeyBudgets,
  isRequired: boolean,
  param?: string,
) {
  if (maxBudgetUsd === null) {
    if (isRequired) throw invalidField(param ?? "maxBudgetUsd", "This organization requires a budget");
    return;
  }
  const problem = findModelBudgetsProblem({ maxBudgetUsd, modelBudgets });
  if (problem) throw invalidField(param ?? "modelBudgets", problem);
}

const toNanos = (amount: string) => parseUsd(amount) ?? 0n;

/**
 * Writes the short form of a key's budgets: creates, updates and deletes its budgets. What was spent stays where the
 * period does.
 */
export async function writeKeyBudgets(ctx: Context, keyId: string, before: KeyBudgets, after: KeyBudgets) {
  const { budgetPeriod: period, maxBudgetUsd, modelBudgets } = after;
  const wanted = new Map<string | null, bigint>(
    Object.entries(modelBudgets).map(([model, amount]) => [model, toNanos(amount)]),
  );
  if (maxBudgetUsd !== null) wanted.set(null, toNanos(maxBudgetUsd));
  const own = await selectKeyBudgets(ctx, [keyId]);
  const listed = own.filter((budget) => budget.unit === "usd" && budget.period === before.budgetPeriod);
  for (const budget of listed) {
    const limit = wanted.get(budget.model);
    if (limit === undefined) await deleteBudgetRow(ctx, budget);
    else await updateBudgetRow(ctx, budget, undefined, { limit, period });
    wanted.delete(budget.model);
  }
  for (const [model, limit] of wanted) await insertBudget(ctx, { keyId, model, unit: "usd", period, limit });
}
