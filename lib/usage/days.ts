import { sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { usageDaily } from "@/db/schema";
import { invalidField } from "@/lib/core/errors/errors";

const DAY_MS = 24 * 60 * 60 * 1_000;
const DEFAULT_DAYS = 30;
const MOST_DAYS = 366;

const WANTED = "Use a day such as 2027-01-20";
const day = z.iso.date({ error: WANTED }).regex(/^[12]/, WANTED);

/** The first and the last UTC day of a request, both included. */
export const daysInput = { from: day.optional(), to: day.optional() };

/** Returns the UTC day (YYYY-MM-DD) of a time, moved by `later` days. */
export const toDay = (time: Date, later = 0) =>
  new Date(time.getTime() + later * DAY_MS).toISOString().slice(0, 10);

/** Returns the first of the last `days` UTC days, of which today is the last. */
export const firstOfLast = (days: number, now: Date) => toDay(now, 1 - days);

/**
 * Lists the UTC days from the first to the last, without them the last 30.
 * @throws INVALID_REQUEST for more than 366 days, or when the first day is after the last.
 */
export function daysBetween({ from, to }: { from?: string; to?: string }, now: Date): string[] {
  const last = to ?? toDay(now);
  const first = from ?? firstOfLast(DEFAULT_DAYS, new Date(last));
  const count = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  if (count < 1) throw invalidField("from", "The first day lies after the last");
  if (count > MOST_DAYS) throw invalidField("from", `At most ${MOST_DAYS} days`);
  return Array.from({ length: count }, (_, index) => toDay(new Date(first), index));
}

const total = (column: PgColumn) => sql<number>`coalesce(sum(${column}), 0)::float8`;

/** Returns the exact sum of nano-dollars. The drivers return sums of big integers as text or as a number. */
export const sumNanos = (column: PgColumn) => sql`coalesce(sum(${column}), 0)::text`.mapWith(BigInt);

/** The sums over rows of `usage_daily`. `latencyMs` is the total of all requests, in milliseconds. */
export const daySums = {
  requests: total(usageDaily.requests),
  errors: total(usageDaily.errors),
  refused: total(usageDaily.refused),
  tokensIn: total(usageDaily.tokensIn),
  tokensOut: total(usageDaily.tokensOut),
  latencyMs: total(usageDaily.latencyMs),
  costUsd: sumNanos(usageDaily.costNanos),
  unpriced: total(usageDaily.unpriced),
};
