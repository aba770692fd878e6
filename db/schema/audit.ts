import { bigint, inet, integer, json, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, time } from "./columns";

/**
 * The end of each chain, which the next row builds on. `mac` signs the chain, sequence and hash with an audit key, so
 * that rows cannot be cut off and the head rewound. It is null until the first row is written after an upgrade.
 */
export const auditHeads = pgTable("audit_heads", {
  chainId: uuid("chain_id").primaryKey(),
  sequence: bigint("sequence", { mode: "number" }).notNull().default(0),
  hash: bytes("hash").notNull(),
  mac: bytes("mac"),
  macKeyId: integer("mac_key_id"),
});

/** One chain for each organization, and one of the installation itself. */
export const audit = pgTable(
  "audit",
  {
    chainId: uuid("chain_id").notNull(),
    sequence: bigint("sequence", { mode: "number" }).notNull(),
    at: time("at").notNull(),
    actor: text("actor").notNull(),
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    subjectName: text("subject_name").notNull(),
    before: json("before").$type<Record<string, unknown> | null>(),
    after: json("after").$type<Record<string, unknown> | null>(),
    ip: inet("ip"),
    client: text("client"),
    hashKeyId: integer("hash_key_id").notNull(),
    hash: bytes("hash").notNull(),
  },
  (table) => [primaryKey({ name: "audit_pk", columns: [table.chainId, table.sequence] })],
);
