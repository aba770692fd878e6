import { desc, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { time } from "@/lib/core/input/codecs";
import { money } from "@/lib/core/input/money";
import type { Context } from "@/lib/core/operations/context";
import { addMarkUp } from "@/lib/prices/add-mark-up";
import {
  DIMENSIONS,
  type Dimension,
  findNames,
  joinTags,
  NAMED_DIMENSIONS,
  toDimensionValue,
} from "./dimensions";
import { toPercentile } from "./percentile";
import { type Group, isTime, TIMES } from "./report-input";
import type { Source, UsageSums } from "./sources";

export const figures = z.object({
  requests: z.int(),
  /** Requests with status 400 or above, and streams that broke off. */
  errors: z.int(),
  /** The errors of Keystead's own checks. */
  refused: z.int(),
  tokensIn: z.int(),
  tokensOut: z.int(),
  /** The providers' cost, and what clients are charged: the cost with the organization's mark-up. */
  costUsd: money,
  clientCostUsd: money,
  /** Answered requests whose cost is unknown, so that it is not in the sum. */
  unpriced: z.int(),
  /** Latencies in milliseconds, estimated from classes of latencies. Null without requests. */
  p50Ms: z.int().nullable(),
  p95Ms: z.int().nullable(),
});

const value = z.string().nullish();

/** A row of a report. It has the fields of its groups, and the names beside ids. */
export const reportRow = figures.extend({
  day: z.string().optional(),
  hour: time.optional(),
  ...{ key: value, keyName: value, project: value, projectName: value, runtime: value, runtimeName: value },
  ...{ provider: value, model: value, credential: value, credentialName: value, tag: value },
});

export type ReportRow = z.output<typeof reportRow>;

type Page = { groups: readonly Group[]; limit: number; offset: number; markUpPercent: number };

/**
 * Lists the groups of usage that meet a condition: by time, then those with most requests first. It returns
 * one more row than `limit` when there are more.
 */
export async function listGroups(
  ctx: Context,
  source: Source,
  condition: SQL | undefined,
  { groups, limit, offset, markUpPercent }: Page,
): Promise<ReportRow[]> {
  const all = [...TIMES, ...DIMENSIONS];
  const positions = all.flatMap((group, index) =>
    groups.includes(group) ? [{ group, position: sql.raw(String(index + 1)) }] : [],
  );
  const times = positions.filter(({ group }) => isTime(group)).map(({ position }) => position);
  const others = positions.filter(({ group }) => !isTime(group)).map(({ position }) => position);
  const toValue = (group: Dimension) =>
    groups.includes(group) ? toDimensionValue(ctx, source.columns, group) : sql<null>`null::text`;
  const rows = await ctx.db
    .select({
      day: groups.includes("day") ? source.day : sql<null>`null::text`,
      hour: groups.includes("hour") ? source.hour : sql<null>`null::text`,
      key: toValue("key"),
      project: toValue("project"),
      runtime: toValue("runtime"),
      provider: toValue("provider"),
      model: toValue("model"),
      credential: toValue("credential"),
      tag: toValue("tag"),
      ...source.sums,
    })
    .from(groups.includes("tag") ? joinTags(ctx, source) : source.table)
    .where(condition)
    .groupBy(...(positions.length > 0 ? [...times, ...others] : [sql`()`]))
    .orderBy(...times, desc(source.sums.requests), ...others)
    .limit(limit + 1)
    .offset(offset);
  const values = rows.map((row) => ({ ...pickGroups(row, groups), ...toFigures(row, markUpPercent) }));
  return withNames(ctx, values, groups);
}

/** Returns the sums of all usage that meets a condition. */
export async function sumUsage(
  ctx: Context,
  { table, sums }: Source,
  condition: SQL | undefined,
  markUpPercent: number,
) {
  const [row] = await ctx.db.select(sums).from(table).where(condition);
  return toFigures(row ?? NOTHING, markUpPercent);
}

const NOTHING: UsageSums = {
  ...{ requests: 0, errors: 0, refused: 0, tokensIn: 0, tokensOut: 0 },
  ...{ costUsd: 0n, unpriced: 0, latencies: [] },
};

/** The figures of no requests. */
export const NO_FIGURES = toFigures(NOTHING, 0);

function toFigures({ latencies, ...sums }: UsageSums, markUpPercent: number) {
  const { requests, errors, refused, tokensIn, tokensOut, costUsd, unpriced } = sums;
  const clientCostUsd = addMarkUp(costUsd, markUpPercent);
  const [p50Ms, p95Ms] = [toPercentile(latencies, 0.5), toPercentile(latencies, 0.95)];
  return { requests, errors, refused, tokensIn, tokensOut, costUsd, clientCostUsd, unpriced, p50Ms, p95Ms };
}

type Values = { day: string | null; hour: Date | null } & Record<Dimension, string | null>;

function pickGroups({ day, hour, ...values }: Values, groups: readonly Group[]) {
  return {
    ...(day !== null && { day }),
    ...(hour !== null && { hour }),
    ...Object.fromEntries(
      DIMENSIONS.filter((name) => groups.includes(name)).map((name) => [name, values[name]]),
    ),
  };
}

/** Adds the names of the objects that rows have the ids of. */
async function withNames(ctx: Context, rows: ReportRow[], groups: readonly Group[]): Promise<ReportRow[]> {
  const named = NAMED_DIMENSIONS.filter((dimension) => groups.includes(dimension));
  const names = await Promise.all(
    named.map((dimension) =>
      findNames(
        ctx,
        dimension,
        rows.flatMap((row) => row[dimension] ?? []),
      ),
    ),
  );
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      named.map((dimension, index) => [`${dimension}Name`, names[index]?.get(row[dimension] ?? "") ?? null]),
    ),
  }));
}
