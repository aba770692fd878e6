import { and, gte, lt, lte, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { IS_ERROR, IS_UNPRICED, usage, usageDaily, usageDailyTotals } from "@/db/schema";
import { sumNanos, toDay } from "@/lib/usage/days";
import { LATENCY_CLASSES } from "@/lib/usage/statements";
import type { DimensionColumns } from "./dimensions";

/** The sums of a group of usage. `latencies` has the number of requests in each class of latencies. */
export type UsageSums = Record<
  "requests" | "errors" | "refused" | "tokensIn" | "tokensOut" | "unpriced",
  number
> & {
  costUsd: bigint;
  latencies: number[];
};

/** Rows of usage, or of its sums, to report from. */
export type Source = {
  table: PgTable;
  organizationId: PgColumn;
  columns: DimensionColumns;
  sums: { [Name in keyof UsageSums]: SQL<UsageSums[Name]> };
  /** The day of a row, and its hour, null for sums of days. */
  day: SQL<string>;
  hour: SQL<Date | null>;
  /** Returns the condition for the days from the first to the last. */
  within: (from: string, to: string) => SQL | undefined;
};

const total = (expression: SQL | PgColumn) => sql<number>`coalesce(sum(${expression}), 0)::float8`;
const countIf = (condition: string) => sql<number>`(count(*) filter (where ${sql.raw(condition)}))::float8`;

/** Creates a source of daily sums. */
const daily = (table: typeof usageDaily | typeof usageDailyTotals, columns: DimensionColumns): Source => ({
  table,
  organizationId: table.organizationId,
  columns,
  sums: {
    requests: total(table.requests),
    errors: total(table.errors),
    refused: total(table.refused),
    tokensIn: total(table.tokensIn),
    tokensOut: total(table.tokensOut),
    costUsd: sumNanos(table.costNanos),
    unpriced: total(table.unpriced),
    latencies: sql<number[]>`array[${sql.join(
      LATENCY_CLASSES.map((_, index) => total(sql`${table.latencies}[${sql.raw(String(index + 1))}]`)),
      sql`, `,
    )}]`,
  },
  day: sql<string>`${table.day}::text`,
  hour: sql<null>`null::timestamptz`,
  within: (from, to) => and(gte(table.day, from), lte(table.day, to)),
});

/** The sums of each day, by key. */
export const KEY_DAYS = daily(usageDaily, usageDaily);

/** The sums of each day over all keys, which are fewer rows. */
export const DAYS = daily(usageDailyTotals, usageDailyTotals);

/** The requests themselves. */
export const REQUESTS: Source = {
  table: usage,
  organizationId: usage.organizationId,
  columns: usage,
  sums: {
    requests: sql<number>`count(*)::float8`,
    errors: countIf(IS_ERROR),
    refused: countIf("status >= 400 and not passed"),
    tokensIn: total(usage.tokensIn),
    tokensOut: total(usage.tokensOut),
    costUsd: sumNanos(usage.costNanos),
    unpriced: countIf(IS_UNPRICED),
    latencies: sql<number[]>`array[${sql.join(LATENCY_CLASSES.map(countIf), sql`, `)}]`,
  },
  day: sql<string>`(${usage.at} at time zone 'UTC')::date::text`,
  hour: sql<Date>`date_trunc('hour', ${usage.at}, 'UTC')`.mapWith(usage.at),
  within: (from, to) => and(gte(usage.at, new Date(from)), lt(usage.at, new Date(toDay(new Date(to), 1)))),
};
