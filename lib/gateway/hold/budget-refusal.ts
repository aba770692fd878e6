import type { AppliedBudget } from "@/lib/budgets/applied-budgets";
import { formatAmount } from "@/lib/budgets/budget-amount";
import { AppError } from "@/lib/core/errors/errors";
import { formatUsd } from "@/lib/core/input/usd";

const NO_RETRY = { "x-should-retry": "false" };

/** Creates the error of a call that does not fit into a budget. */
export function budgetRefusal({ id, owner, model, unit, period, limit }: AppliedBudget): AppError {
  const amount = unit === "usd" ? formatUsd(limit) : `${limit.toLocaleString("en")} tokens`;
  const time = period === "total" ? "in total" : `per ${period}`;
  return new AppError("BUDGET_EXCEEDED", {
    message: `Budget of this ${owner} exceeded: ${amount} ${time}${model ? ` for ${model}` : ""}`,
    reason: model === null ? "budget" : "model_budget",
    headers: NO_RETRY,
    extra: { budget: { id, owner, model, unit, period, limit: formatAmount(unit, limit) } },
  });
}

/** Creates the error of a call under a budget whose cost cannot be known before. */
export const priceUnknown = (message: string): AppError =>
  new AppError("BUDGET_EXCEEDED", { message, reason: "price_unknown", headers: NO_RETRY });
