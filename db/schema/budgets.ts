import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, time, updatedAt, version } from "./columns";
import { keys } from "./keys";
import { organizations } from "./organizations";
import { projects } from "./projects";
import { workspaces } from "./workspaces";

export const BUDGET_UNITS = ["usd", "tokens"] as const;
export const BUDGET_PERIODS = ["minute", "day", "week", "month", "total"] as const;

/** An amount of a budget: nano-dollars or tokens. */
const amount = (name: string) => bigint(name, { mode: "bigint" });

/**
 * The limits on money and tokens. A budget belongs to one key, project or workspace; without any, it belongs to
 * the organization.
 */
export const budgets = pgTable(
  "budgets",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    keyId: uuid("key_id"),
    projectId: uuid("project_id"),
    workspaceId: uuid("workspace_id"),
    /** The id of the owner, of whichever type. */
    ownerId: uuid("owner_id")
      .notNull()
      .generatedAlwaysAs(sql`coalesce(key_id, project_id, workspace_id, organization_id)`),
    /** The pattern of the models that it limits, null for all models. */
    model: text("model"),
    unit: text("unit", { enum: BUDGET_UNITS }).notNull(),
    period: text("period", { enum: BUDGET_PERIODS }).notNull(),
    limit: amount("limit_amount").notNull(),
    /** A temporary addition to the limit. It counts before `boostUntil`. */
    boostAmount: amount("boost_amount"),
    boostUntil: time("boost_until"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("budgets_tenant").on(table.organizationId, table.id),
    unique("budgets_same").on(table.ownerId, table.model, table.unit, table.period).nullsNotDistinct(),
    index("budgets_newest").on(table.organizationId, table.createdAt.desc(), table.id.desc()),
    index("budgets_of_key").on(table.keyId).where(sql`key_id is not null`),
    index("budgets_of_project").on(table.projectId).where(sql`project_id is not null`),
    index("budgets_of_workspace").on(table.workspaceId).where(sql`workspace_id is not null`),
    check("budgets_owner", sql`num_nonnulls(key_id, project_id, workspace_id) <= 1`),
    check("budgets_limit", sql`limit_amount > 0`),
    check("budgets_minute", sql`period <> 'minute' or unit = 'tokens'`),
    check("budgets_boost", sql`(boost_amount is null) = (boost_until is null) and boost_amount > 0`),
    foreignKey({
      name: "budgets_key",
      columns: [table.organizationId, table.keyId],
      foreignColumns: [keys.organizationId, keys.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "budgets_project",
      columns: [table.organizationId, table.projectId],
      foreignColumns: [projects.organizationId, projects.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "budgets_workspace",
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }).onDelete("cascade"),
  ],
);

/**
 * What was spent of a budget in its current period, and what running calls hold. One row for each budget, which
 * moves on to the next period with the first call in it.
 */
export const budgetMeters = pgTable(
  "budget_meters",
  {
    budgetId: uuid("budget_id").primaryKey(),
    organizationId: uuid("organization_id").notNull(),
    periodStart: time("period_start").notNull().default(sql`'epoch'`),
    spent: amount("spent").notNull().default(sql`0`),
    held: amount("held").notNull().default(sql`0`),
  },
  (table) => [
    check("budget_meters_held", sql`held >= 0`),
    foreignKey({
      name: "budget_meters_budget",
      columns: [table.organizationId, table.budgetId],
      foreignColumns: [budgets.organizationId, budgets.id],
    }).onDelete("cascade"),
  ],
);

/**
 * What a running call holds, one line for each of its budgets. A settled line is deleted. An expired one is
 * released, and kept for a late settlement. It has no foreign keys, so that calls lock no other rows.
 */
export const holds = pgTable(
  "holds",
  {
    /** The id of the call's usage record. */
    id: uuid("id").notNull(),
    budgetId: uuid("budget_id").notNull(),
    organizationId: uuid("organization_id").notNull(),
    amount: amount("amount").notNull(),
    expiresAt: time("expires_at").notNull(),
    released: boolean("released").notNull().default(false),
  },
  (table) => [
    primaryKey({ name: "holds_pk", columns: [table.id, table.budgetId] }),
    index("holds_live").on(table.budgetId).where(sql`not released`),
  ],
);
