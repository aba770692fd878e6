import { sql } from "drizzle-orm";
import { boolean, integer, numeric, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, time, updatedAt, version } from "./columns";

export const organizations = pgTable("organizations", {
  id: id(),
  version: version(),
  name: text("name").notNull(),
  slug: text("slug").notNull().unique("organizations_slug"),
  status: text("status", { enum: ["active", "closed"] })
    .notNull()
    .default("active"),
  closedAt: time("closed_at"),
  /** Whether calls may use the providers' environment variables, but for the providers in `environmentFallbackOff`. */
  environmentFallback: boolean("environment_fallback").notNull().default(true),
  environmentFallbackOff: text("environment_fallback_off").array().notNull().default(sql`'{}'`),
  /** The providers whose active credentials are used in turn. For all others, the first one is used. */
  roundRobinProviders: text("round_robin_providers").array().notNull().default(sql`'{}'`),
  /** Whether owners and admins may reveal provider secrets: never, or after they entered their password again. */
  revealPolicy: text("reveal_policy", { enum: ["never", "step-up"] })
    .notNull()
    .default("never"),
  /** Whether a replaced provider secret is kept for 24 hours, so that it can be restored. */
  rotationUndo: boolean("rotation_undo").notNull().default(true),
  developerMode: boolean("developer_mode").notNull().default(false),
  expiryRequired: boolean("expiry_required").notNull().default(false),
  budgetRequired: boolean("budget_required").notNull().default(false),
  /** What clients are charged on top of the providers' cost. */
  markUpPercent: numeric("mark_up_percent", { precision: 6, scale: 2, mode: "number" }).notNull().default(0),
  defaultScopes: text("default_scopes")
    .array()
    .notNull()
    .default(sql`'{models:read,chat:write,transcribe:read,transcribe:write}'`),
  /** The highest runtime number given so far. Numbers are never reused. */
  lastRuntimeNumber: integer("last_runtime_number").notNull().default(0),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});
