import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { time } from "./columns";
import { keys } from "./keys";

/**
 * When each key was used last, beside `keys` so that what changes with every use is small. The database itself adds
 * the row of a key, and keeps what the row repeats of it.
 */
export const keyLastUses = pgTable(
  "key_last_uses",
  {
    keyId: uuid("key_id").primaryKey(),
    organizationId: uuid("organization_id").notNull(),
    /** `-infinity` for a key that was never used. */
    usedAt: time("used_at").notNull().default(sql`'-infinity'`),
    /** `-infinity` for a key that is disabled or revoked, `infinity` for one that never expires. */
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
