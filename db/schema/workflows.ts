import { boolean, foreignKey, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, time, updatedAt, version } from "./columns";
import { projects } from "./projects";

export const workflows = pgTable(
  "workflows",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id").notNull(),
    projectId: uuid("project_id").notNull(),
    name: text("name").notNull(),
    targetUrl: text("target_url").notNull(),
    sealedSecret: text("sealed_secret").notNull(),
    /** The secret before a rotation. It signs too, until `previousUntil`. */
    sealedPrevious: text("sealed_previous"),
    previousUntil: time("previous_until"),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("workflows_tenant").on(table.organizationId, table.id),
    unique("workflows_name").on(table.organizationId, table.projectId, table.name),
    foreignKey({
      name: "workflows_project",
      columns: [table.organizationId, table.projectId],
      foreignColumns: [projects.organizationId, projects.id],
    }).onDelete("cascade"),
  ],
);
