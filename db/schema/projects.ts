import { foreignKey, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt, version } from "./columns";
import { workspaces } from "./workspaces";

export const projects = pgTable(
  "projects",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id").notNull(),
    workspaceId: uuid("workspace_id").notNull(),
    name: text("name").notNull(),
    slug: text("slug").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("projects_tenant").on(table.organizationId, table.id),
    unique("projects_slug").on(table.organizationId, table.slug),
    index("projects_of_workspace").on(table.organizationId, table.workspaceId),
    foreignKey({
      name: "projects_workspace",
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
);
