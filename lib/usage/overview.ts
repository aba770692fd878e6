import { and, eq, gte, sql } from "drizzle-orm";
import { z } from "zod";
import { usage } from "@/db/schema";
import { query } from "@/lib/core/operation";
import { anywhere } from "@/lib/core/permissions";
import { namedProject } from "@/lib/organizations/places";
import { usageInReach } from "./reach";

const HOUR_MS = 3_600_000;
const HOURS = 24;

const figure = z.object({
  /** Of the last 24 hours, of the 24 before, and of each of the last 24 hours, oldest first. */
  now: z.number(),
  before: z.number(),
  hours: z.array(z.number()),
});

/** Requests, errors, tokens and median latency (ms) of the last day against the one before. */
export const readOverview = query({
  permission: "usage:read",
  place: (ctx, { projectId }) =>
    projectId === undefined ? { row: null, place: anywhere } : namedProject(ctx, projectId, "projectId"),
  input: z.object({ projectId: z.string().optional() }),
  output: z.object({ requests: figure, errors: figure, tokens: figure, latencyMs: figure }),
  run: async (ctx, _input, project) => {
    const since = new Date(ctx.now.getTime() - 2 * HOURS * HOUR_MS);
    const own = project ? eq(usage.projectId, project.id) : usageInReach(ctx, usage.projectId);
    const age = sql`floor(extract(epoch from (${ctx.now.toISOString()}::timestamptz - ${usage.at})) / 3600)`;
    const rows = await ctx.db
      .select({
        age: sql<number>`${age}::int`,
        requests: sql<number>`count(*)::int`,
        errors: sql<number>`(count(*) filter (where ${usage.status} >= 400))::int`,
        tokens: sql<number>`coalesce(sum(coalesce(${usage.tokensIn}, 0) + coalesce(${usage.tokensOut}, 0)), 0)::float8`,
        latencyMs: sql<number>`percentile_cont(0.5) within group (order by ${usage.latencyMs})`,
      })
      .from(usage)
      .where(and(eq(usage.organizationId, ctx.organizationId), gte(usage.at, since), own))
      .groupBy(sql`1`);
    const sum = (name: "requests" | "errors" | "tokens") => summed(rows, (row) => row[name]);
    return {
      requests: sum("requests"),
      errors: sum("errors"),
      tokens: sum("tokens"),
      latencyMs: weighted(rows),
    };
  },
});

type Row = { age: number; requests: number; errors: number; tokens: number; latencyMs: number };

const within = (rows: Row[], from: number) => rows.filter(({ age }) => age >= from && age < from + HOURS);

const hoursOf = (rows: Row[], value: (row: Row) => number) =>
  Array.from({ length: HOURS }, (_, index) => {
    const row = rows.find(({ age }) => age === HOURS - 1 - index);
    return row ? value(row) : 0;
  });

function summed(rows: Row[], value: (row: Row) => number): z.output<typeof figure> {
  const total = (part: Row[]) => part.reduce((sum, row) => sum + value(row), 0);
  return { now: total(within(rows, 0)), before: total(within(rows, HOURS)), hours: hoursOf(rows, value) };
}

/** The hours' medians, each weighted with its requests. */
function weighted(rows: Row[]): z.output<typeof figure> {
  const mean = (part: Row[]) => {
    const requests = part.reduce((sum, row) => sum + row.requests, 0);
    const total = part.reduce((sum, row) => sum + row.latencyMs * row.requests, 0);
    return requests === 0 ? 0 : Math.round(total / requests);
  };
  return {
    now: mean(within(rows, 0)),
    before: mean(within(rows, HOURS)),
    hours: hoursOf(rows, (row) => Math.round(row.latencyMs)),
  };
}
