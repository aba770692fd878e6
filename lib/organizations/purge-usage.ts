import { and, eq, inArray, type SQLWrapper, sql } from "drizzle-orm";
import { IS_ERROR, IS_UNPRICED, LATENCY_BOUNDS, usage, usageDaily } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";

type KeyIds = string[] | SQLWrapper;

const CLASSES = LATENCY_BOUNDS.length + 1;
const TOTALS = [
  ...["requests", "errors", "refused", "tokens_in", "tokens_out", "latency_ms"],
  ...["cost_nanos", "unpriced"],
];

function listFields(row: string, names: string[]) {
  return names.map((name) => `${row}.${name}`).join(", ");
}

/** Returns the SQL array with one element for each class of latencies. */
const toClasses = (element: (index: number) => string) =>
  `array[${Array.from({ length: CLASSES }, (_, index) => element(index + 1)).join(", ")}]`;

/**
 * Deletes the usage of keys of the organization, and subtracts it from the daily and recent totals. The
 * caller must hold locks on the key rows. Totals are locked in the order in which usage is written.
 */
export async function purgeUsage(ctx: Context, keyIds: KeyIds) {
  await purgeDays(ctx, keyIds);
  await purgeRows(ctx, keyIds);
}

const isOfKeys = (table: typeof usage | typeof usageDaily, { organizationId }: Context, keyIds: KeyIds) =>
  and(eq(table.organizationId, organizationId), inArray(table.keyId, keyIds));

const DIMENSIONS = [
  "organization_id",
  "day",
  "project_id",
  "runtime_id",
  "credential_id",
  "provider",
  "model",
];
/** The condition that the total `t` and the sums `l` have the same dimensions. The first two are never null. */
const IS_SAME = `t.organization_id = l.organization_id and t.day = l.day
  and (${listFields("t", DIMENSIONS.slice(2))}) is not distinct from (${listFields("l", DIMENSIONS.slice(2))})`;

/** Deletes the daily sums of keys, and subtracts them from the daily totals. */
async function purgeDays(ctx: Context, keyIds: KeyIds) {
  const sums = TOTALS.map((total) => `sum(${total}) as ${total}`).join(", ");
  const changes = TOTALS.map((total) => `${total} = t.${total} - l.${total}`).join(", ");
  await ctx.db.execute(sql`with gone as (
    delete from ${usageDaily} where ${isOfKeys(usageDaily, ctx, keyIds)} returning *),
  less as (
    select ${sql.raw(DIMENSIONS.join(", "))}, ${sql.raw(sums)},
      ${sql.raw(toClasses((index) => `sum(latencies[${index}])::int`))} as latencies
    from gone group by ${sql.raw(DIMENSIONS.join(", "))}),
  locked as (
    select l.* from less l join usage_daily_totals t on ${sql.raw(IS_SAME)}
    order by ${sql.raw(listFields("t", DIMENSIONS))} for no key update of t)
  update usage_daily_totals t set ${sql.raw(changes)},
    latencies = ${sql.raw(toClasses((index) => `t.latencies[${index}] - l.latencies[${index}]`))}
  from locked l where ${sql.raw(IS_SAME)}`);
}

/** Deletes the usage rows of keys, and subtracts them from the recent totals. */
async function purgeRows(ctx: Context, keyIds: KeyIds) {
  await ctx.db.execute(sql`with gone as (
    delete from ${usage} where ${isOfKeys(usage, ctx, keyIds)}
    returning organization_id, project_id, at, status, outcome, provider, cost_nanos, coalesce(tokens_in, 0) + coalesce(tokens_out, 0) as tokens),
  less as (
    select place_id, date_bin('5 minutes', at, '2000-01-01Z') as slot, count(*) as requests,
      count(*) filter (where ${sql.raw(IS_ERROR)}) as errors, sum(tokens) as tokens,
      coalesce(sum(cost_nanos), 0) as cost_nanos, count(*) filter (where ${sql.raw(IS_UNPRICED)}) as unpriced
    from gone u left join projects p on p.id = u.project_id
    cross join lateral (values (u.organization_id), (p.workspace_id), (u.project_id)) of_usage (place_id)
    group by 1, 2),
  locked as (
    select r.place_id, r.slot, less.requests, less.errors, less.tokens, less.cost_nanos, less.unpriced
    from less join usage_recent r on r.place_id = less.place_id and r.slot = less.slot
    order by r.place_id, r.slot for no key update of r)
  update usage_recent r set requests = r.requests - l.requests, errors = r.errors - l.errors, tokens = r.tokens - l.tokens,
    cost_nanos = r.cost_nanos - l.cost_nanos, unpriced = r.unpriced - l.unpriced
  from locked l where r.place_id = l.place_id and r.slot = l.slot`);
}
