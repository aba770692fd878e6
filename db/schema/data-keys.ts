import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, time } from "./columns";

/** The random keys of the installation, sealed with MASTER_KEY. Rows that use one store its id. */
export const dataKeys = pgTable(
  "data_keys",
  {
    purpose: text("purpose", { enum: ["api_keys", "audit"] }).notNull(),
    keyId: integer("key_id").notNull(),
    sealedKey: text("sealed_key").notNull(),
    createdAt: createdAt(),
    retiredAt: time("retired_at"),
  },
  (table) => [primaryKey({ name: "data_keys_pk", columns: [table.purpose, table.keyId] })],
);
