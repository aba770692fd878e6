import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";
import { credentials } from "./credentials";
import { organizations } from "./organizations";
import { projects } from "./projects";
import { runtimes } from "./runtimes";

/** The responses that providers store, so that later calls reach the account that has them. */
export const responses = pgTable(
  "responses",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    /** The provider's id. */
    id: text("id").notNull(),
    /** Null for a response without a project. */
    projectId: uuid("project_id"),
    /** Null when the request named a provider's model. */
    runtimeId: uuid("runtime_id"),
    provider: text("provider").notNull(),
    model: text("model"),
    /** Null when the credential came from the environment, or there was none. */
    credentialId: uuid("credential_id"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("responses_oldest").on(table.createdAt),
    index("responses_of_runtime").on(table.runtimeId),
    index("responses_of_credential").on(table.credentialId),
    index("responses_of_project").on(table.projectId),
    ...[
      foreignKey({
        name: "responses_project",
        columns: [table.organizationId, table.projectId],
        foreignColumns: [projects.organizationId, projects.id],
      }).onDelete("cascade"),
      foreignKey({
        name: "responses_runtime",
        columns: [table.organizationId, table.runtimeId],
        foreignColumns: [runtimes.organizationId, runtimes.id],
      }).onDelete("cascade"),
      foreignKey({
        name: "responses_credential",
        columns: [table.organizationId, table.credentialId],
        foreignColumns: [credentials.organizationId, credentials.id],
      }).onDelete("cascade"),
    ],
  ],
);
