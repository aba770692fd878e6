import { boolean, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, time, updatedAt, version } from "./columns";
import { organizations } from "./organizations";

/** The endpoints that get the events of an organization. */
export const webhooks = pgTable(
  "webhooks",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    sealedSecret: text("sealed_secret").notNull(),
    /** The secret before a rotation. It signs too, until `previousUntil`. */
    sealedPrevious: text("sealed_previous"),
    previousUntil: time("previous_until"),
    /** The types of the events, `audit.*` for all entries of the audit log. */
    events: text("events").array().notNull(),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [unique("webhooks_tenant").on(table.organizationId, table.id)],
);
