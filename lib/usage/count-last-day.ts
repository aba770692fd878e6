import { and, desc, gt, gte, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { usage, usageDaily } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { daySums, toDay } from "./days";

const DAY_MS = 24 * 60 * 60 * 1000;
/** The most usage rows that one count reads. */
const MOST_ROWS = 10_000;

type Conditions = {
  /** The condition of the rows to read. An index of `usage` must have them in order. */
  within: SQL | undefined;
  /** The condition of those rows that count. */
  counted: SQL | undefined;
  /** The condition of these requests in the daily sums. */
  daily: SQL | undefined;
};

type Grouped = Conditions & {
  /** The column to count by, in `usage` and in `usage_daily`. */
  by: { usage: PgColumn | SQL; daily: PgColumn | SQL };
};

const ONE_GROUP = sql`'all'::text`;

/** Counts the requests of the last 24 hours, like `countLastDayPerGroup`. */
export async function countLastDay(
  ctx: Pick<Context, "db" | "now">,
  conditions: Conditions,
): Promise<number> {
  const counts = await countLastDayPerGroup(ctx, {
    ...conditions,
    by: { usage: ONE_GROUP, daily: ONE_GROUP },
  });
  return counts.get("all") ?? 0;
}

/**
 * Counts the requests of the last 24 hours by the values of a column. Values without requests, and null, are
 * left out. The counts are exact up to 10,000 rows of `within`. Above that, they are estimated from the daily
 * sums of today and yesterday, of which yesterday's count in proportion.
 */
export async function countLastDayPerGroup(
  { db, now }: Pick<Context, "db" | "now">,
  { by, ...conditions }: Grouped,
): Promise<Map<string, number>> {
  const since = new Date(now.getTime() - DAY_MS);
  const latest = db
    .select({
      value: sql<string | null>`${by.usage}`.as("value"),
      isCounted: sql<boolean>`${conditions.counted ?? sql`true`}`.as("is_counted"),
    })
    .from(usage)
    .where(and(conditions.within, gt(usage.at, since)))
    .orderBy(desc(usage.at))
    .limit(MOST_ROWS + 1)
    .as("latest");
  const exact = await db
    .select({
      value: latest.value,
      rows: sql<number>`count(*)::int`,
      requests: sql<number>`count(*) filter (where ${latest.isCounted})::int`,
    })
    .from(latest)
    .groupBy(latest.value);
  if (exact.reduce((sum, { rows }) => sum + rows, 0) <= MOST_ROWS) return toCounts(exact);
  const days = await db
    .select({ value: sql<string | null>`${by.daily}`, day: usageDaily.day, requests: daySums.requests })
    .from(usageDaily)
    .where(and(conditions.daily, gte(usageDaily.day, toDay(since))))
    .groupBy(sql`1`, usageDaily.day);
  const left = 1 - (since.getTime() % DAY_MS) / DAY_MS;
  return toCounts(
    days.map(({ value, day, requests }) => ({
      value,
      requests: day === toDay(since) ? requests * left : requests,
    })),
  );
}

function toCounts(rows: readonly { value: string | null; requests: number }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { value, requests } of rows) {
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + requests);
  }
  return new Map(
    [...counts].map(([value, sum]) => [value, Math.round(sum)] as const).filter(([, sum]) => sum > 0),
  );
}
