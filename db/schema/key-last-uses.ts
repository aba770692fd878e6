import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { time } from "./columns";
import { keys } from "./keys";

/**
 * The time of each key's last use. It has its own table, so that the row updated at every use is small.
 * Database triggers insert the rows and keep the copied columns up to date.
 */
export const keyLastUses = pgTable(
  "key_last_uses",
  {
    keyId: uuid("key_id").primaryKey(),
    organizationId: uuid("organization_id").notNull(),
    /** `-infinity` for a key without use. */
    usedAt: time("used_at").notNull().default(sql`'-infinity'`),
    /**
     * The time until which the key works: `-infinity` when disabled or revoked, `infinity` without expiry.
     */
    worksUntil: time("works_until").notNull(),
  },
  (table) => [
    index("key_last_uses_order").on(
      table.organizationId,
      table.usedAt.desc(),
      table.keyId.desc(),
      table.worksUntil,
    ),
    foreignKey({
      name: "key_last_uses_key",
      columns: [table.organizationId, table.keyId],
      foreignColumns: [keys.organizationId, keys.id],
    }).onDelete("cascade"),
  ],
);
