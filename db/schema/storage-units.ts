import { foreignKey, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, time, updatedAt, version } from "./columns";
import { credentials } from "./credentials";
import { organizations } from "./organizations";
import { workspaces } from "./workspaces";

/** The protocols of storage providers: Amazon S3, Google Cloud Storage, Azure Blob Storage. */
export const STORAGE_TYPES = ["S3", "GCS", "BLOB"] as const;

/** The results of a validation. `unvalidated`: not validated since the last change. */
export const STORAGE_STATUSES = [
  "unvalidated",
  "valid",
  "rejected",
  "not_found",
  "wrong_region",
  "unreachable",
] as const;

export const storageUnits = pgTable(
  "storage_units",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    workspaceId: uuid("workspace_id").notNull(),
    name: text("name").notNull(),
    bucket: text("bucket").notNull(),
    type: text("type", { enum: STORAGE_TYPES }).notNull(),
    endpoint: text("endpoint"),
    region: text("region"),
    credentialId: uuid("credential_id"),
    status: text("status", { enum: STORAGE_STATUSES }).notNull().default("unvalidated"),
    lastValidatedAt: time("last_validated_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("storage_units_tenant").on(table.organizationId, table.id),
    unique("storage_units_name").on(table.organizationId, table.workspaceId, table.name),
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
