import { foreignKey, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt, version } from "./columns";
import { members } from "./members";
import { organizations } from "./organizations";

export const workspaces = pgTable(
  "workspaces",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    slug: text("slug").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("workspaces_tenant").on(table.organizationId, table.id),
    unique("workspaces_slug").on(table.organizationId, table.slug),
  ],
);

export const workspaceMembers = pgTable(
  "workspace_members",
  {
    organizationId: uuid("organization_id").notNull(),
    workspaceId: uuid("workspace_id").notNull(),
    userId: uuid("user_id").notNull(),
    access: text("access", { enum: ["read", "write", "admin"] }).notNull(),
  },
  (table) => [
    primaryKey({ name: "workspace_members_pk", columns: [table.workspaceId, table.userId] }),
    foreignKey({
      name: "workspace_members_workspace",
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "workspace_members_member",
      columns: [table.organizationId, table.userId],
      foreignColumns: [members.organizationId, members.userId],
    }).onDelete("cascade"),
  ],
);
