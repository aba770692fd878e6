import type { Step } from "@/demo/seed/plans/story";
import { createBudget } from "@/lib/budgets/operations/create-budget";

/** Returns the steps that create the demo's budgets of projects and workspaces. Keys have theirs in their plans. */
export const budgetSteps = (): Step[] => [
  {
    daysAgo: 45,
    by: "jonas",
    operation: createBudget,
    input: (idOf) => ({ owner: { type: "project", id: idOf("Search") }, period: "month", limit: "4" }),
  },
  {
    daysAgo: 60.4,
    by: "mara",
    operation: createBudget,
    input: (idOf) => ({
      ...{ owner: { type: "workspace", id: idOf("Research") }, unit: "tokens" },
      ...{ period: "week", limit: "20000000" },
    }),
  },
];
