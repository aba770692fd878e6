import * as actions from "@/app/actions/budgets";
import { BudgetList } from "@/components/budgets/budget-list";
import type { BudgetActions, BudgetOwner } from "@/components/budgets/types";
import { loadBudgets, toParents } from "./load-budgets";

const budgetActions: BudgetActions = {
  create: actions.createBudget,
  update: actions.updateBudget,
  boost: actions.boostBudget,
  remove: actions.deleteBudget,
};

type Props = {
  org: string;
  owner: BudgetOwner;
  /** The project of a key. */
  project?: { id: string; workspaceId: string } | undefined;
  /** The workspace of a project. */
  workspaceId?: string | null;
  mayChange: boolean;
};

/** Shows the budgets of an owner, and those that it inherits. */
export async function BudgetSection({ org, owner, project, workspaceId = null, mayChange }: Props) {
  const above =
    owner.type === "organization" ? [] : await toParents(org, project?.workspaceId ?? workspaceId);
  const parents = project ? [{ type: "project", id: project.id } as const, ...above] : above;
  return (
    <BudgetList
      organization={org}
      owner={owner}
      {...(await loadBudgets(org, owner, parents))}
      actions={mayChange ? budgetActions : null}
    />
  );
}
