import { and, desc, gt, gte, type SQL, sql } from "drizzle-orm";
import { usage, usageDaily } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { daySums, toDay } from "./days";

const DAY_MS = 24 * 60 * 60 * 1000;
/** The most usage rows that one count reads. */
const MOST_ROWS = 10_000;

/**
 * Counts the requests of the last 24 hours. The count is exact up to 10,000 rows of `within`. Above that, it
 * is estimated from the daily sums of today and yesterday, of which yesterday's counts in proportion.
 */
export async function countLastDay(
  { db, now }: Pick<Context, "db" | "now">,
  conditions: {
    /** The condition of the rows to read. An index of `usage` must have them in order. */
    within: SQL | undefined;
    /** The condition of those rows that count. */
    counted: SQL | undefined;
    /** The condition of these requests in the daily sums. */
    daily: SQL | undefined;
  },
): Promise<number> {
  const since = new Date(now.getTime() - DAY_MS);
  const latest = db
    .select({ isCounted: sql<boolean>`${conditions.counted ?? sql`true`}`.as("is_counted") })
    .from(usage)
    .where(and(conditions.within, gt(usage.at, since)))
    .orderBy(desc(usage.at))
    .limit(MOST_ROWS + 1)
    .as("latest");
  const [exact] = await db
    .select({
      rows: sql<number>`count(*)::int`,
      requests: sql<number>`count(*) filter (where ${latest.isCounted})::int`,
    })
    .from(latest);
  if (exact && exact.rows <= MOST_ROWS) return exact.requests;
  const days = await db
    .select({ day: usageDaily.day, requests: daySums.requests })
    .from(usageDaily)
    .where(and(conditions.daily, gte(usageDaily.day, toDay(since))))
    .groupBy(usageDaily.day);
  const getSum = (day: string) => days.find((row) => row.day === day)?.requests ?? 0;
  const left = 1 - (since.getTime() % DAY_MS) / DAY_MS;
  return Math.round(getSum(toDay(now)) + getSum(toDay(since)) * left);
}
