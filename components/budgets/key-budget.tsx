import { BudgetBar } from "./budget-bar";
import { toUse } from "./to-use";
import { periods, toUseWords } from "./words";

type Props = {
  of: {
    maxBudgetUsd: string | null;
    budgetPeriod: "total" | "month";
    spentUsd: string;
    heldUsd: string;
  };
};

/** Shows a key's own budget for all models in a list: a thin bar, and what is spent of it. */
export function KeyBudget({ of: { maxBudgetUsd, budgetPeriod, spentUsd, heldUsd } }: Props) {
  if (maxBudgetUsd === null) return <span className="text-ink-3">No limit</span>;
  const use = toUse({ unit: "usd", limit: maxBudgetUsd, spent: spentUsd, held: heldUsd, boost: null });
  const words = toUseWords("usd", use);
  return (
    <span className="grid min-w-0 gap-1" title={`${words} ${periods[budgetPeriod].spent}`}>
      <span className="truncate tabular-nums">{words}</span>
      <BudgetBar use={use} label={`${words} spent`} className="h-1" />
    </span>
  );
}
