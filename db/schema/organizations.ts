import { sql } from "drizzle-orm";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt, version } from "./columns";

export const organizations = pgTable("organizations", {
  id: id(),
  version: version(),
  name: text("name").notNull(),
  slug: text("slug").notNull().unique("organizations_slug"),
  status: text("status", { enum: ["active", "closed"] })
    .notNull()
    .default("active"),
  environmentFallback: boolean("environment_fallback").notNull().default(true),
  expiryRequired: boolean("expiry_required").notNull().default(false),
  defaultScopes: text("default_scopes")
    .array()
    .notNull()
    .default(sql`'{models:read,chat:write,transcribe:read,transcribe:write}'`),
  /** The highest runtime number given so far. Numbers are never reused. */
  lastRuntimeNumber: integer("last_runtime_number").notNull().default(0),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});
