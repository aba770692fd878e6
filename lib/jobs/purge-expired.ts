import { lt, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import {
  credentials,
  deliveries,
  eventMarks,
  idempotency,
  responses,
  sessions,
  signInAttempts,
  webhooks,
  workflows,
} from "@/db/schema";
import { job } from "@/lib/core/operations/job";
import { NO_PREVIOUS } from "@/lib/credentials/sealing/previous-secrets";
import { NO_PREVIOUS_SECRET } from "@/lib/outbox/signing-secret";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const BATCH_ROWS = 1_000;

type Expiring = {
  table: PgTable;
  isExpired: (now: number) => SQL;
  /** The columns that are cleared. Without them, the record is deleted. */
  clear?: Record<string, unknown>;
};

/**
 * The tables with records that expire: idempotency records, sessions, sign-in tries, finished deliveries and
 * their marks, the places of stored responses, and the previous secrets of credentials, workflows and webhooks.
 */
const EXPIRED: Expiring[] = [
  { table: idempotency, isExpired: (now) => lt(idempotency.expiresAt, new Date(now)) },
  { table: sessions, isExpired: (now) => lt(sessions.expiresAt, new Date(now - 30 * DAY_MS)) },
  {
    table: signInAttempts,
    isExpired: (now) => lt(signInAttempts.windowStartedAt, new Date(now - DAY_MS)),
  },
  { table: deliveries, isExpired: (now) => lt(deliveries.finishedAt, new Date(now - 90 * DAY_MS)) },
  { table: eventMarks, isExpired: (now) => lt(eventMarks.createdAt, new Date(now - 400 * DAY_MS)) },
  // Providers keep responses for 30 days.
  { table: responses, isExpired: (now) => lt(responses.createdAt, new Date(now - 30 * DAY_MS)) },
  {
    table: credentials,
    isExpired: (now) => lt(credentials.previousUntil, new Date(now)),
    clear: NO_PREVIOUS,
  },
  ...[workflows, webhooks].map((table) => ({
    table,
    isExpired: (now: number) => lt(table.previousUntil, new Date(now)),
    clear: NO_PREVIOUS_SECRET,
  })),
];

/**
 * Deletes expired records and secrets every hour, 1,000 in each transaction. The cursor is the index of the table in
 * `EXPIRED`.
 */
export const purgeExpired = job({
  name: "records.purgeExpired",
  title: "Delete expired records",
  everyMs: HOUR_MS,
  cursor: z.int().min(0),
  start: 0,

  step: async ({ db, now }, position) => {
    const expired = EXPIRED[position];
    if (!expired) return { processed: 0, next: null };
    const { table, isExpired, clear } = expired;
    const batch = sql`select ctid from ${table} where ${isExpired(now.getTime())} limit ${BATCH_ROWS}`;
    const within = sql`ctid in (${batch} for update skip locked)`;
    const one = { one: sql`1` };
    const purged = clear
      ? await db.update(table).set(clear).where(within).returning(one)
      : await db.delete(table).where(within).returning(one);
    const isDone = purged.length < BATCH_ROWS;
    const next = isDone ? position + 1 : position;
    return { processed: purged.length, next: next < EXPIRED.length ? next : null };
  },
});
