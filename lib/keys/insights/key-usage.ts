import { and, eq, gte, lte } from "drizzle-orm";
import { z } from "zod";
import { usageDaily } from "@/db/schema/index";
import { money } from "@/lib/core/input/money";
import { query } from "@/lib/core/operations/operation";
import { findKeyTarget } from "@/lib/keys/key-target";
import { readsKey } from "@/lib/keys/sample-keys";
import { daySums, daysBetween, daysInput } from "@/lib/usage/days";
import { isVisibleUsage } from "@/lib/usage/visible-usage";

const sums = z.object({
  requests: z.int(),
  errors: z.int(),
  refused: z.int(),
  tokensIn: z.int(),
  tokensOut: z.int(),
  /** The mean of all requests in milliseconds, null without requests. */
  latencyMs: z.int().nullable(),
  costUsd: money,
  /** Answered requests whose cost is unknown, so that it is not in the sum. */
  unpriced: z.int(),
});

type Sums = Record<Exclude<keyof typeof daySums, "costUsd">, number> & { costUsd: bigint };

const NONE: Sums = {
  ...{ requests: 0, errors: 0, refused: 0, tokensIn: 0, tokensOut: 0 },
  ...{ latencyMs: 0, costUsd: 0n, unpriced: 0 },
};

/**
 * Returns a key's usage of each UTC day and the totals. Without days in the request it covers the last 30.
 */
export const getKeyUsage = query({
  name: "keys.getUsage",
  title: "Get a key's usage",
  permission: "keys:read",
  allowed: readsKey(),
  target: findKeyTarget,
  input: z.object({ id: z.string(), ...daysInput }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    totals: sums,
    days: z.array(sums.extend({ day: z.string() })),
  }),
  run: async (ctx, input, key) => {
    const days = daysBetween(input, ctx.now);
    const [from = "", to = ""] = [days[0], days.at(-1)];
    const rows = await ctx.db
      .select({ day: usageDaily.day, ...daySums })
      .from(usageDaily)
      .where(
        and(
          eq(usageDaily.organizationId, ctx.organizationId),
          eq(usageDaily.keyId, key.id),
          gte(usageDaily.day, from),
          lte(usageDaily.day, to),
          isVisibleUsage(ctx, usageDaily.projectId),
        ),
      )
      .groupBy(usageDaily.day);
    const byDay = new Map(rows.map((row) => [row.day, row]));
    return {
      from,
      to,
      totals: meant(rows.reduce<Sums>(added, NONE)),
      days: days.map((day) => ({ day, ...meant(byDay.get(day) ?? NONE) })),
    };
  },
});

function added(total: Sums, row: Sums): Sums {
  return {
    requests: total.requests + row.requests,
    errors: total.errors + row.errors,
    refused: total.refused + row.refused,
    tokensIn: total.tokensIn + row.tokensIn,
    tokensOut: total.tokensOut + row.tokensOut,
    latencyMs: total.latencyMs + row.latencyMs,
    costUsd: total.costUsd + row.costUsd,
    unpriced: total.unpriced + row.unpriced,
  };
}

const meant = (row: Sums) => ({
  ...row,
  latencyMs: row.requests === 0 ? null : Math.round(row.latencyMs / row.requests),
});
