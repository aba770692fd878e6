import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, time, updatedAt, version } from "./columns";
import { organizations } from "./organizations";
import { workspaces } from "./workspaces";

export const credentials = pgTable(
  "credentials",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    workspaceId: uuid("workspace_id"),
    provider: text("provider").notNull(),
    name: text("name").notNull(),
    description: text("description"),
    tags: text("tags").array().notNull().default([]),
    publicFields: jsonb("public_fields").$type<Record<string, string>>().notNull().default({}),
    sealedFields: jsonb("sealed_fields").$type<Record<string, string>>().notNull().default({}),
    hints: jsonb("hints").$type<Record<string, string>>().notNull().default({}),
    /** The secrets that the last rotation replaced, and the values beside them, until they are purged. */
    sealedPrevious: jsonb("sealed_previous").$type<Record<string, string>>(),
    previous: jsonb("previous").$type<Record<"publicFields" | "hints", Record<string, string>>>(),
    previousUntil: time("previous_until"),
    /** The id of the master key that encrypted the secrets. */
    sealingKey: text("sealing_key").notNull(),
    active: boolean("active").notNull().default(true),
    activatedAt: time("activated_at"),
    priority: integer("priority").notNull().default(0),
    lastTestedAt: time("last_tested_at"),
    lastTestResult: text("last_test_result", {
      enum: ["valid", "rejected", "out_of_quota", "wrong_path", "unreachable"],
    }),
    lastUsedAt: time("last_used_at"),
    secretChangedAt: time("secret_changed_at").notNull(),
    createdBy: text("created_by").notNull(),
    updatedBy: text("updated_by").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("credentials_tenant").on(table.organizationId, table.id),
    index("credentials_previous_until")
      .on(table.previousUntil)
      .where(sql`${table.previousUntil} is not null`),
    index("credentials_of_provider").on(table.organizationId, table.provider, table.workspaceId),
    // In the order in which calls choose credentials.
    index("credentials_pick")
      .on(
        table.organizationId,
        table.provider,
        table.workspaceId,
        table.priority.desc().nullsFirst(),
        table.activatedAt.desc().nullsFirst(),
        table.id.desc().nullsFirst(),
      )
      .where(sql`${table.active}`),
    foreignKey({
      name: "credentials_workspace",
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
);
