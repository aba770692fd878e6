import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";
import { organizations } from "./organizations";

/** The events that are sent once, such as one for a key and each threshold before its expiry. */
export const eventMarks = pgTable(
  "event_marks",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    /** The type and what it is about: `key.expiring:<id>:<time>:<days>`. */
    mark: text("mark").notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ name: "event_marks_pkey", columns: [table.organizationId, table.mark] })],
);
