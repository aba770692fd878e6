import { foreignKey, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt, version } from "./columns";
import { credentials } from "./credentials";
import { workspaces } from "./workspaces";

export const storageUnits = pgTable(
  "storage_units",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id").notNull(),
    workspaceId: uuid("workspace_id").notNull(),
    name: text("name").notNull(),
    credentialId: uuid("credential_id"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("storage_units_tenant").on(table.organizationId, table.id),
    index("storage_units_of_credential").on(table.credentialId),
    foreignKey({
      name: "storage_units_workspace",
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
    foreignKey({
      name: "storage_units_credential",
      columns: [table.organizationId, table.credentialId],
      foreignColumns: [credentials.organizationId, credentials.id],
    }).onDelete("restrict"),
  ],
);
