import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { budgets } from "@/db/schema/index";
import { judgeModel, type ModelTarget } from "@/lib/policy/models";
import type { BudgetUnit } from "./budget-amount";
import type { BudgetPeriod } from "./budget-period";
import type { OWNER_TYPES } from "./budget-view";
import { limitNow } from "./near-limit";

/** A budget that may apply to a call. `base` is its limit, and `limit` its limit now, with its boost. */
export type AppliedBudget = {
  id: string;
  owner: (typeof OWNER_TYPES)[number];
  model: string | null;
  unit: BudgetUnit;
  period: BudgetPeriod;
  base: bigint;
  limit: bigint;
};

/** An applied budget as JSON contains it. */
export type AppliedBudgetRow = Omit<AppliedBudget, "base" | "limit"> & Record<"base" | "limit", string>;

const ownerRank = sql`num_nonnulls(${budgets.keyId}) * 3 + num_nonnulls(${budgets.projectId}) * 2 + num_nonnulls(${budgets.workspaceId})`;

export const appliedBudgetColumns = {
  id: budgets.id,
  owner: sql<AppliedBudget["owner"]>`case when ${budgets.keyId} is not null then 'key'
    when ${budgets.projectId} is not null then 'project'
    when ${budgets.workspaceId} is not null then 'workspace' else 'organization' end`,
  model: budgets.model,
  unit: budgets.unit,
  period: budgets.period,
  // Texts, because numbers in JSON are not exact.
  base: sql<string>`${budgets.limit}::text`,
  limit: sql<string>`${limitNow}::text`,
};

/** The order of budgets: from the narrowest owner, and for some models before those for all. */
export const appliedBudgetOrder: SQL = sql`${ownerRank} desc, ${budgets.model} nulls last, ${budgets.createdAt}`;

/** Maps a row to an applied budget. */
export const toAppliedBudget = (row: AppliedBudgetRow): AppliedBudget => ({
  ...row,
  base: BigInt(row.base),
  limit: BigInt(row.limit),
});

/** Reads the budgets of some owners, given by their ids. */
export async function readAppliedBudgets(
  db: Database,
  organizationId: string,
  ownerIds: string[],
): Promise<AppliedBudget[]> {
  const rows = await db
    .select(appliedBudgetColumns)
    .from(budgets)
    .where(and(eq(budgets.organizationId, organizationId), inArray(budgets.ownerId, ownerIds)))
    .orderBy(appliedBudgetOrder);
  return rows.map(toAppliedBudget);
}

/** Returns the budgets that limit calls of a model: those for all models, and those whose pattern matches it. */
export const listMatching = <Budget extends Pick<AppliedBudget, "model">>(
  all: readonly Budget[],
  target: ModelTarget | null,
): Budget[] =>
  all.filter(({ model }) => model === null || (target !== null && judgeModel([model], [], target).allowed));
