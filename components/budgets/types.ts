import type { ActionOf, DataOf } from "@/components/ui/feedback/action";
import type { boostBudget } from "@/lib/budgets/operations/boost-budget";
import type { createBudget } from "@/lib/budgets/operations/create-budget";
import type { deleteBudget } from "@/lib/budgets/operations/delete-budget";
import type { getBudget } from "@/lib/budgets/operations/get-budget";
import type { updateBudget } from "@/lib/budgets/operations/update-budget";

export type Budget = DataOf<typeof getBudget>;

export type BudgetActions = {
  create: ActionOf<typeof createBudget>;
  update: ActionOf<typeof updateBudget>;
  boost: ActionOf<typeof boostBudget>;
  remove: ActionOf<typeof deleteBudget>;
};

/** The owner of the budgets on a page. */
export type BudgetOwner = Budget["owner"];

/** The props of the controls of a budget. */
export type ActProps = {
  /** The organization's slug. */
  organization: string;
  budget: Budget;
  actions: Pick<BudgetActions, "update" | "boost" | "remove">;
};
