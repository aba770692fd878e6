import type { BudgetField, PolicyValues } from "@/lib/policy/values";
import { type BudgetUnit, formatAmount } from "./budget-amount";
import type { BudgetPeriod } from "./budget-period";

/** The short form of a key's own budgets: those in US dollars, in total or per month. */
export type KeyBudgets = Pick<PolicyValues, BudgetField>;

type OwnBudget = { model: string | null; unit: BudgetUnit; period: BudgetPeriod; limit: bigint };

const NONE: KeyBudgets = { maxBudgetUsd: null, budgetPeriod: "total", modelBudgets: {} };
const PERIODS = ["total", "month"] as const;

/**
 * Returns the short form of a key's own budgets. It has one period: that of the budget for all models, if there is
 * one, a total before a month.
 */
export function toKeyBudgets(own: readonly OwnBudget[]): KeyBudgets {
  if (own.length === 0) return NONE;
  const usd = own.filter(({ unit }) => unit === "usd");
  const hasAll = (period: BudgetPeriod) => usd.some((one) => one.period === period && one.model === null);
  const hasAny = (period: BudgetPeriod) => usd.some((one) => one.period === period);
  const budgetPeriod = PERIODS.find(hasAll) ?? PERIODS.find(hasAny) ?? "total";
  const listed = usd.filter(({ period }) => period === budgetPeriod);
  const all = listed.find(({ model }) => model === null);
  return {
    maxBudgetUsd: all ? formatAmount("usd", all.limit) : null,
    budgetPeriod,
    modelBudgets: Object.fromEntries(
      listed.flatMap(({ model, limit }) => (model === null ? [] : [[model, formatAmount("usd", limit)]])),
    ),
  };
}
