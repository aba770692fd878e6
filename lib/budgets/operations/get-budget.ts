import { z } from "zod";
import { findBudgetTarget } from "@/lib/budgets/budget-target";
import { budgetView, toBudgetView } from "@/lib/budgets/budget-view";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";

export const getBudget = query({
  name: "budgets.get",
  title: "Get a budget",
  permission: "keys:read",
  allowed: { "project read": sampleId("budgetId") },
  target: (ctx, { id }) => findBudgetTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: budgetView,
  run: async (ctx, _input, budget) => toBudgetView(ctx, budget),
});
