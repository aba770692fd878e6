import { and, eq, sql } from "drizzle-orm";
import { budgetMeters, budgets } from "@/db/schema/index";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { updateRow } from "@/lib/core/changes/update-row";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { AppError, invalidField, notFound } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { formatAmount } from "./budget-amount";
import { type Budget, selectBudgets, toOwnerType } from "./budget-view";

/** The limit of a budget, and what it applies to. */
export type NewBudget = Pick<Budget, "model" | "unit" | "period" | "limit"> &
  Partial<Record<"keyId" | "projectId" | "workspaceId", string | null>>;

const budgetEntity = {
  table: budgets,
  subject: "budget",
  visible: (budget: Budget) => ({
    owner: `${toOwnerType(budget)}:${budget.ownerId}`,
    model: budget.model,
    unit: budget.unit,
    period: budget.period,
    limit: formatAmount(budget.unit, budget.limit),
    boost: budget.boostAmount && formatAmount(budget.unit, budget.boostAmount),
    boostUntil: budget.boostUntil,
  }),
};

const constraints = {
  budgets_same: () =>
    new AppError("CONFLICT", {
      message: "There already is a budget for these models and this period",
      reason: "taken",
      param: "model",
      headers: { "x-should-retry": "false" },
    }),
  budgets_key: notFound,
  budgets_project: notFound,
  budgets_workspace: notFound,
};

/**
 * Inserts a budget with its meter, and records the change.
 * @throws INVALID_REQUEST when money is limited per minute.
 * @throws CONFLICT (`taken`) when the owner has a budget for the same models, unit and period.
 */
export async function insertBudget(ctx: Context, wanted: NewBudget): Promise<Budget> {
  if (wanted.period === "minute" && wanted.unit === "usd") {
    throw invalidField("period", "Only tokens can be limited per minute");
  }
  const { organizationId } = ctx;
  const [made] = await mapConstraintErrors(
    ctx.db
      .insert(budgets)
      .values({ ...wanted, organizationId })
      .returning({ id: budgets.id })
      .execute(),
    constraints,
  );
  if (!made) throw new Error("The budget was not written");
  await ctx.db.insert(budgetMeters).values({ budgetId: made.id, organizationId });
  const [budget] = await selectBudgets(ctx).where(ownBudget(ctx, made.id));
  if (!budget) throw notFound();
  const { id, name } = budget;
  recordChange(ctx, { subject: `budget:${id}`, name, before: null, after: budgetEntity.visible(budget) });
  return budget;
}

/**
 * Updates the limit, period or boost of a budget. What was spent in the current period counts in the new one.
 * @throws CONFLICT (`version`) when it changed since it was read.
 */
export async function updateBudgetRow(
  ctx: Context,
  budget: Budget,
  version: number | undefined,
  patch: Partial<Budget>,
): Promise<Budget> {
  if (patch.period && patch.period !== budget.period) await moveMeter(ctx, budget, patch.period);
  return mapConstraintErrors(updateRow(ctx, budgetEntity, budget, version, patch), constraints);
}

async function moveMeter(ctx: Context, { id, period }: Budget, next: Budget["period"]) {
  const { organizationId, budgetId, periodStart, spent } = budgetMeters;
  await ctx.db
    .update(budgetMeters)
    .set({
      periodStart: sql`to_meter_period(${next}, 'epoch', now())`,
      spent: sql`case when ${periodStart} = to_meter_period(${period}, ${periodStart}, now()) then ${spent} else 0 end`,
    })
    .where(and(eq(organizationId, ctx.organizationId), eq(budgetId, id)));
}

/**
 * Deletes a budget, and records the change. Its meter is locked first, as calls lock it, so that the two never
 * deadlock.
 */
export async function deleteBudgetRow(ctx: Context, budget: Budget): Promise<void> {
  await ctx.db
    .select({ spent: budgetMeters.spent })
    .from(budgetMeters)
    .where(and(eq(budgetMeters.organizationId, ctx.organizationId), eq(budgetMeters.budgetId, budget.id)))
    .for("update");
  await ctx.db.delete(budgets).where(ownBudget(ctx, budget.id));
  const { id, name } = budget;
  recordChange(ctx, { subject: `budget:${id}`, name, before: budgetEntity.visible(budget), after: null });
}

const ownBudget = (ctx: Context, id: string) =>
  and(eq(budgets.organizationId, ctx.organizationId), eq(budgets.id, id));
