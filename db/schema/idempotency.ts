import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, time } from "./columns";
import { organizations } from "./organizations";

export const idempotency = pgTable(
  "idempotency",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    callerId: uuid("caller_id").notNull(),
    route: text("route").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    requestHash: bytes("request_hash").notNull(),
    recordId: uuid("record_id"),
    expiresAt: time("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "idempotency_pk", columns: [table.callerId, table.route, table.idempotencyKey] }),
    index("idempotency_expiry").on(table.expiresAt),
  ],
);
