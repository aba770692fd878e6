import { AppError } from "@/lib/core/errors/errors";
import { formatUsd } from "@/lib/core/input/usd";
import type { AppliedBudget } from "./applied-budgets";
import { type BudgetUnit, formatAmount } from "./budget-amount";

const NO_RETRY = { "x-should-retry": "false" };

/** Returns an amount for people: "$12.50", "5,000 tokens". */
export const describeAmount = (unit: BudgetUnit, amount: bigint): string =>
  unit === "usd" ? formatUsd(amount) : `${amount.toLocaleString("en")} tokens`;

/** Returns the limit of a budget for people: "$10.00 per month for gpt-*". */
export function describeLimit({ unit, period, limit, model }: Omit<AppliedBudget, "base">): string {
  const time = period === "total" ? "in total" : `per ${period}`;
  return `${describeAmount(unit, limit)} ${time}${model ? ` for ${model}` : ""}`;
}

/** Creates the error of a call that does not fit into a budget. */
export function budgetRefusal(budget: Omit<AppliedBudget, "base">): AppError {
  const { id, owner, model, unit, period, limit } = budget;
  return new AppError("BUDGET_EXCEEDED", {
    message: `Budget of this ${owner} exceeded: ${describeLimit(budget)}`,
    reason: model === null ? "budget" : "model_budget",
    headers: NO_RETRY,
    extra: { budget: { id, owner, model, unit, period, limit: formatAmount(unit, limit) } },
  });
}

/** Creates the error of a call under a budget whose cost cannot be known before. */
export const priceUnknown = (message: string): AppError =>
  new AppError("BUDGET_EXCEEDED", { message, reason: "price_unknown", headers: NO_RETRY });
