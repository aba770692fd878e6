import { and, eq, gt, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { usageRecent, workspaces } from "@/db/schema";
import { money } from "@/lib/core/input/money";
import { toDecimalUsd } from "@/lib/core/input/usd";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { anywhere, hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { findNamedProject, visibleWorkspaces } from "@/lib/organizations/tree-targets";
import { isVisibleUsage } from "./visible-usage";

const SLOT_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const HOURS = 24;

const figure = z.object({
  /**
   * The values of the last 24 hours, of the 24 hours before, and of each of the last 24 hours, oldest first.
   */
  now: z.number(),
  before: z.number(),
  hours: z.array(z.number()),
});

const spend = z.object({
  now: money,
  before: money,
  /** In dollars, for a chart. */
  hours: z.array(z.number()),
  /** The answered requests of the last 24 hours whose cost is unknown, so that it is not in the sum. */
  unpriced: z.int(),
});

/**
 * Returns requests, errors, tokens, spend and median latency (ms) of the last 24 hours and of the 24 hours before.
 * The current five minutes are included. The median is that of up to 16 requests of each five minutes.
 */
export const getOverview = query({
  name: "usage.getOverview",
  title: "Get the overview's figures",
  permission: "usage:read",
  allowed: {
    "project read, or any key": () => [{}],
    "project read": ({ projectId }) => [{ projectId }],
  },
  target: (ctx, { projectId }) =>
    projectId === undefined ? { row: null, target: anywhere } : findNamedProject(ctx, projectId, "projectId"),
  input: z.object({ projectId: z.string().optional() }),
  output: z.object({ requests: figure, errors: figure, tokens: figure, spend, latencyMs: figure }),
  run: async (ctx, _input, project) => {
    const rows = await listHours(ctx, project ? eq(usageRecent.ownerId, project.id) : listProjects(ctx));
    const sum = (name: "requests" | "errors" | "tokens") =>
      toFigure(rows, (some) => some.reduce((total, row) => total + row[name], 0));
    return {
      requests: sum("requests"),
      errors: sum("errors"),
      tokens: sum("tokens"),
      spend: toSpend(rows),
      latencyMs: toFigure(rows, meanLatency),
    };
  },
});

/**
 * Returns the condition for the usage that the caller has access to, with as few rows as possible: of the
 * organization, else of workspaces, else of a key's projects.
 */
function listProjects(ctx: Context): SQL | undefined {
  if (hasOrganizationAccess(ctx)) return eq(usageRecent.ownerId, ctx.organizationId);
  if (ctx.actor.kind === "key") return isVisibleUsage(ctx, usageRecent.ownerId);
  const accessible = ctx.db
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(and(eq(workspaces.organizationId, ctx.organizationId), visibleWorkspaces(ctx)));
  return inArray(usageRecent.ownerId, accessible);
}

/** Sums the usage of each of the last 48 hours. `age` is the number of hours ago. */
function listHours({ db, now }: Context, places: SQL | undefined) {
  const { ownerId, slot, requests, errors, tokens, costNanos, unpriced, latencies } = usageRecent;
  const running = Math.floor(now.getTime() / SLOT_MS) * SLOT_MS;
  const age = sql<number>`floor((${running / 1_000}::float8 - extract(epoch from ${slot})) / 3600)::int`;
  const total = (column: PgColumn) => sql<number>`(sum(${column}) filter (where nth = 1))::float8`;
  return db
    .select({
      age,
      requests: total(requests),
      errors: total(errors),
      tokens: total(tokens),
      costUsd: sql`coalesce(sum(${costNanos}) filter (where nth = 1), 0)::text`.mapWith(BigInt),
      unpriced: total(unpriced),
      latencyMs: sql<number>`percentile_cont(0.5) within group (order by ms)`,
    })
    .from(usageRecent)
    .crossJoinLateral(sql`unnest(${latencies}) with ordinality as sample (ms, nth)`)
    .where(and(places, gt(slot, new Date(running - 2 * HOURS * HOUR_MS)), lte(slot, new Date(running))))
    .groupBy(ownerId, sql`1`);
}

type Row = Awaited<ReturnType<typeof listHours>>[number];

function toFigure<Value>(rows: Row[], value: (rows: Row[]) => Value) {
  const between = (from: number, to: number) => value(rows.filter(({ age }) => age >= from && age < to));
  return {
    now: between(0, HOURS),
    before: between(HOURS, 2 * HOURS),
    hours: Array.from({ length: HOURS }, (_, index) => between(HOURS - 1 - index, HOURS - index)),
  };
}

function toSpend(rows: Row[]): z.output<typeof spend> {
  const { hours, ...sums } = toFigure(rows, (some) => some.reduce((total, row) => total + row.costUsd, 0n));
  const unpriced = toFigure(rows, (some) => some.reduce((total, row) => total + row.unpriced, 0)).now;
  return { ...sums, hours: hours.map((nanos) => Number(toDecimalUsd(nanos))), unpriced };
}

/** Returns the mean of the hours' medians, weighted by their requests. It is 0 without requests. */
function meanLatency(rows: Row[]): number {
  const requests = rows.reduce((sum, row) => sum + row.requests, 0);
  const total = rows.reduce((sum, row) => sum + row.latencyMs * row.requests, 0);
  return requests === 0 ? 0 : Math.round(total / requests);
}
