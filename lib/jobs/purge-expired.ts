import { lt, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import { idempotency, sessions, signInAttempts } from "@/db/schema";
import { job } from "@/lib/core/job";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const BATCH_ROWS = 1_000;

/** The tables with records that expire: idempotency records, sessions and sign-in tries. */
const EXPIRED: { table: PgTable; isExpired: (now: number) => SQL }[] = [
  { table: idempotency, isExpired: (now) => lt(idempotency.expiresAt, new Date(now)) },
  { table: sessions, isExpired: (now) => lt(sessions.expiresAt, new Date(now - 30 * DAY_MS)) },
  {
    table: signInAttempts,
    isExpired: (now) => lt(signInAttempts.windowStartedAt, new Date(now - DAY_MS)),
  },
];

/**
 * Deletes expired records every hour, 1,000 in each transaction. The cursor is the index of the table in
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
    const { table, isExpired } = expired;
    const batch = sql`select ctid from ${table} where ${isExpired(now.getTime())} limit ${BATCH_ROWS}`;
    const deleted = await db
      .delete(table)
      .where(sql`ctid in (${batch} for update skip locked)`)
      .returning({ one: sql`1` });
    const isDone = deleted.length < BATCH_ROWS;
    const next = isDone ? position + 1 : position;
    return { processed: deleted.length, next: next < EXPIRED.length ? next : null };
  },
});
