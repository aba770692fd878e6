import { toUse } from "@/components/budgets/to-use";
import type { Budget } from "@/components/budgets/types";
import { toLimitWords } from "@/components/budgets/words";
import { percent } from "@/components/ui/values/format";
import type { AttentionRow } from "./findings";

/** The shares of a budget from which it needs attention, the highest first. */
const THRESHOLDS = [1, 0.95, 0.8];

/** A budget, the page on which it is changed, and whether the person may change it. */
type FoundBudget = { budget: Budget; href?: string | undefined; writable: boolean };

/** Maps the budgets of which 80 % or more is spent to rows, those with the largest share first. */
export const budgetRows = (found: readonly FoundBudget[]): AttentionRow[] =>
  found
    .map((one) => ({ ...one, share: toUse(one.budget).share }))
    .toSorted((one, other) => other.share - one.share)
    .flatMap(({ budget, href, writable, share }): AttentionRow[] => {
      const threshold = THRESHOLDS.find((least) => share >= least);
      if (threshold === undefined || !href) return [];
      const { id, owner, model, resetsAt } = budget;
      const limit = `${toLimitWords(budget)}${model ? ` for ${model}` : ""}`;
      const used =
        threshold === 1 ? `has used up its ${limit}` : `has spent ${percent(share, 0)} of its ${limit}`;
      return [
        {
          ...{ id: `budget ${id}`, kind: "budget", icon: "wallet", tone: threshold === 1 ? "red" : "amber" },
          ...{ name: owner.name, href, owner: null },
          words: resetsAt === null ? used : `${used}, which resets`,
          at: resetsAt,
          remediation: writable ? { label: "Raise…", href } : null,
        },
      ];
    });
