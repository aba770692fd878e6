import { Card, List, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import { BudgetActs } from "./budget-acts";
import { BudgetItem } from "./budget-item";
import { NewBudget } from "./new-budget";
import type { Budget, BudgetActions, BudgetOwner } from "./types";
import { owners } from "./words";

type Props = {
  organization: string;
  owner: BudgetOwner;
  budgets: readonly Budget[];
  /** The budgets of the parents, which apply too. */
  inherited: readonly (Budget & { ownerHref?: string | undefined })[];
  /** Whether the person does not see budgets of the organization. */
  hidden: boolean;
  /** The database's time. */
  now: string;
  /** The server actions. Null for people who may not change these budgets. */
  actions: BudgetActions | null;
};

/** Shows the budgets of an owner and those that it inherits. */
export function BudgetList({ organization, owner, budgets, inherited, hidden, now, actions }: Props) {
  return (
    <Section
      title="Budgets"
      aside={actions && <NewBudget organization={organization} owner={owner} create={actions.create} />}
    >
      <Card>
        {budgets.length + inherited.length === 0 ? (
          <EmptyState title={hidden ? "No budgets that you can see" : "No budgets"}>
            {hidden
              ? "Budgets of the organization may apply too. Ask an admin."
              : `A budget limits what the calls of this ${owners[owner.type]} cost, or how many tokens they use.`}
          </EmptyState>
        ) : (
          <List>
            {budgets.map((budget) => (
              <BudgetItem key={budget.id} budget={budget} now={now}>
                {actions && <BudgetActs organization={organization} budget={budget} actions={actions} />}
              </BudgetItem>
            ))}
            {inherited.map((budget) => (
              <BudgetItem key={budget.id} budget={budget} now={now} ownerHref={budget.ownerHref} inherited />
            ))}
          </List>
        )}
      </Card>
      {budgets.length + inherited.length > 1 && (
        <p className="mt-2 text-12 text-ink-3">A call has to fit into every one of them.</p>
      )}
    </Section>
  );
}
