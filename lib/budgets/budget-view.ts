import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import {
  BUDGET_PERIODS,
  BUDGET_UNITS,
  budgetMeters,
  budgets,
  keys,
  organizations,
  projects,
  workspaces,
} from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { formatAmount } from "./budget-amount";
import { isCurrentPeriod, toPeriodEnd } from "./budget-period";

/** The types of owners, from the narrowest. */
export const OWNER_TYPES = ["key", "project", "workspace", "organization"] as const;

export const ownerView = z.object({ type: z.enum(OWNER_TYPES), id: z.string(), name: z.string() });

/** A budget as the API shows it. */
export const budgetView = z.object({
  id: z.string(),
  version: z.int(),
  owner: ownerView,
  model: z.string().nullable(),
  unit: z.enum(BUDGET_UNITS),
  period: z.enum(BUDGET_PERIODS),
  limit: z.string(),
  spent: z.string(),
  held: z.string(),
  /** The number of running calls that hold an amount. */
  holds: z.int(),
  /** A temporary addition to the limit, null when none is in force. */
  boost: z.object({ amount: z.string(), until: time }).nullable(),
  resetsAt: time.nullable(),
  createdAt: time,
  updatedAt: time,
});

const liveHolds = (value: string) =>
  sql`(select coalesce(${sql.raw(value)}, 0) from holds h
    where h.budget_id = ${budgets.id} and not h.released and h.expires_at > now())`;

const budgetColumns = {
  id: budgets.id,
  version: budgets.version,
  organizationId: budgets.organizationId,
  keyId: budgets.keyId,
  projectId: budgets.projectId,
  workspaceId: budgets.workspaceId,
  ownerId: budgets.ownerId,
  /** The name of the owner. */
  name: sql<string>`coalesce(${keys.name}, ${projects.name}, ${workspaces.name}, ${organizations.name})`,
  /** The project of the owner, and its workspace. */
  ownerProjectId: projects.id,
  ownerWorkspaceId: projects.workspaceId,
  model: budgets.model,
  unit: budgets.unit,
  period: budgets.period,
  limit: budgets.limit,
  boostAmount: budgets.boostAmount,
  boostUntil: budgets.boostUntil,
  createdAt: budgets.createdAt,
  updatedAt: budgets.updatedAt,
  periodStart: budgetMeters.periodStart,
  spent: budgetMeters.spent,
  held: liveHolds("sum(h.amount)").mapWith(budgetMeters.held),
  holds: liveHolds("count(*)").mapWith(Number),
};

export type Budget = Awaited<ReturnType<typeof selectBudgets>>[number];

/** Selects budgets with their owners. The caller adds a condition on the organization. */
export const selectBudgets = ({ db }: Pick<Context, "db">) =>
  db
    .select(budgetColumns)
    .from(budgets)
    .innerJoin(budgetMeters, eq(budgetMeters.budgetId, budgets.id))
    .innerJoin(organizations, eq(organizations.id, budgets.organizationId))
    .leftJoin(keys, eq(keys.id, budgets.keyId))
    .leftJoin(projects, eq(projects.id, sql`coalesce(${budgets.projectId}, ${keys.projectId})`))
    .leftJoin(workspaces, eq(workspaces.id, budgets.workspaceId));

/** Returns the type of a budget's owner. */
export function toOwnerType({ keyId, projectId, workspaceId }: Budget): (typeof OWNER_TYPES)[number] {
  if (keyId) return "key";
  if (projectId) return "project";
  return workspaceId ? "workspace" : "organization";
}

/** Returns the limit at a time: with the boost, while it is in force. */
export const toLimitNow = (
  { limit, boostAmount, boostUntil }: Pick<Budget, "limit" | "boostAmount" | "boostUntil">,
  now: Date,
): bigint => limit + (boostAmount && boostUntil && boostUntil > now ? boostAmount : 0n);

/** Returns what was spent in the current period. */
export const toSpentNow = (
  { period, periodStart, spent }: Pick<Budget, "period" | "periodStart" | "spent">,
  now: Date,
) => (isCurrentPeriod(period, periodStart, now) ? spent : 0n);

/** Maps a budget to its API object at the context's time. */
export function toBudgetView({ now }: Pick<Context, "now">, budget: Budget): z.output<typeof budgetView> {
  const { unit, boostAmount, boostUntil } = budget;
  const boost = boostAmount && boostUntil && boostUntil > now && { amount: boostAmount, until: boostUntil };
  return {
    ...budget,
    owner: { type: toOwnerType(budget), id: budget.ownerId, name: budget.name },
    limit: formatAmount(unit, budget.limit),
    spent: formatAmount(unit, toSpentNow(budget, now)),
    held: formatAmount(unit, budget.held),
    boost: boost ? { ...boost, amount: formatAmount(unit, boost.amount) } : null,
    resetsAt: toPeriodEnd(budget.period, now),
  };
}
