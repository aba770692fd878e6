import { formatUsd, parseUsd } from "@/lib/core/input/usd";
import type { BudgetField, PolicyValues } from "./values";

/** Returns why the budgets per model of a key do not fit into its budget for all models, null when they do. */
export function findModelBudgetsProblem({
  maxBudgetUsd,
  modelBudgets,
}: Pick<PolicyValues, Exclude<BudgetField, "budgetPeriod">>): string | null {
  if (maxBudgetUsd === null) return null;
  const sum = Object.values(modelBudgets).reduce((total, amount) => total + toNanos(amount), 0n);
  if (sum <= toNanos(maxBudgetUsd)) return null;
  return `These add up to ${formatUsd(sum)}, more than the budget of ${formatUsd(maxBudgetUsd)}`;
}

const toNanos = (amount: string) => parseUsd(amount) ?? 0n;
