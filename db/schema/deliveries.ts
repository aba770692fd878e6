import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, time } from "./columns";
import { organizations } from "./organizations";
import { webhooks } from "./webhooks";
import { workflows } from "./workflows";

export const DELIVERY_STATUSES = ["pending", "delivering", "succeeded", "failed"] as const;

/** One attempt of a delivery. `at` is in ISO 8601. */
export type StoredAttempt = {
  at: string;
  /** The HTTP status of the answer, null without one. */
  status: number | null;
  durationMs: number | null;
  error: string | null;
};

/**
 * The outbox: what is sent after the transaction that wrote it. Each row is a run of a workflow, an event for a
 * webhook endpoint, or an e-mail.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    id: id(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    workflowId: uuid("workflow_id"),
    webhookId: uuid("webhook_id"),
    /** The address of an e-mail. */
    recipient: text("recipient"),
    /** The type of the event, or the subject of the e-mail. Null for a run. */
    type: text("type"),
    /** The JSON text, or the text of the e-mail, that is sent as it stands. */
    body: text("body").notNull(),
    /** The encrypted link at the end of an e-mail. It is deleted when the delivery ends. */
    sealedLink: text("sealed_link"),
    /** The actor who started the run: `key:<id>` or `user:<id>`. */
    startedBy: text("started_by"),
    status: text("status", { enum: DELIVERY_STATUSES }).notNull().default("pending"),
    attempts: jsonb("attempts").$type<StoredAttempt[]>().notNull().default([]),
    /** The attempts since the delivery was created or redelivered. */
    tries: integer("tries").notNull().default(0),
    /** The beginning of the last answer. */
    response: text("response"),
    /** The time of the next attempt. During an attempt, the time after which another process repeats it. */
    dueAt: time("due_at").notNull().default(sql`now()`),
    /** The id of the running attempt. Only the process that made it records the result. */
    claim: uuid("claim"),
    finishedAt: time("finished_at"),
    createdAt: createdAt(),
  },
  (table) => [
    check(
      "deliveries_target",
      sql`num_nonnulls(${table.workflowId}, ${table.webhookId}, ${table.recipient}) = 1`,
    ),
    index("deliveries_due").on(table.dueAt).where(sql`${table.finishedAt} is null`),
    index("deliveries_finished").on(table.finishedAt).where(sql`${table.finishedAt} is not null`),
    index("deliveries_sealed").on(table.id).where(sql`${table.sealedLink} is not null`),
    index("deliveries_of_workflow").on(table.workflowId, table.createdAt.desc(), table.id.desc()),
    index("deliveries_of_webhook").on(table.webhookId, table.createdAt.desc(), table.id.desc()),
    foreignKey({
      name: "deliveries_workflow",
      columns: [table.organizationId, table.workflowId],
      foreignColumns: [workflows.organizationId, workflows.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "deliveries_webhook",
      columns: [table.organizationId, table.webhookId],
      foreignColumns: [webhooks.organizationId, webhooks.id],
    }).onDelete("cascade"),
  ],
);
