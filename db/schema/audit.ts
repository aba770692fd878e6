import { bigint, index, inet, integer, json, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, time } from "./columns";

/**
 * The last entry of each audit chain, which the next entry builds on. `mac` signs chain, sequence and hash
 * with an audit key, so that removed rows are detected. It is null after an upgrade until the next row is
 * written.
 */
export const auditHeads = pgTable("audit_heads", {
  chainId: uuid("chain_id").primaryKey(),
  sequence: bigint("sequence", { mode: "number" }).notNull().default(0),
  hash: bytes("hash").notNull(),
  mac: bytes("mac"),
  macKeyId: integer("mac_key_id"),
});

/** The audit log: one chain of rows for each organization, and one for the installation. */
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
  (table) => [
    primaryKey({ name: "audit_pk", columns: [table.chainId, table.sequence] }),
    index("audit_of_actor").on(table.chainId, table.actor, table.sequence),
    index("audit_of_action").on(table.chainId, table.action, table.sequence),
    index("audit_of_subject").on(table.chainId, table.subject, table.sequence),
    index("audit_by_time").on(table.chainId, table.at),
  ],
);
