import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, time } from "./columns";

/** Random keys of the installation, sealed under MASTER_KEY; rows name the id they were made with. */
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
