import { and, desc, eq, gte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { keySecrets, keys, runtimes, usage, usageDaily } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { isCreatedBy } from "@/lib/keys/created-keys";
import { findKeyTarget } from "@/lib/keys/key-target";
import type { Key } from "@/lib/keys/load-keys";
import { readsKey } from "@/lib/keys/sample-keys";
import { countLastDay } from "@/lib/usage/count-last-day";
import { daySums, firstOfLast } from "@/lib/usage/days";
import { isVisibleUsage } from "@/lib/usage/visible-usage";

const LATEST = 1_000;
const MOST_SINCE_ROTATION = 50_000;
const MOST_LISTED = 20;

const caller = z.object({
  ip: z.string().nullable(),
  client: z.string().nullable(),
  requests: z.int(),
  lastAt: time,
});

const calledModel = z.object({
  model: z.string().nullable(),
  runtime: z.object({ name: z.string(), number: z.int() }).nullable(),
  requests: z.int(),
});

/**
 * The use of a secret in the latest 50,000 requests since the last rotation. A client is an IP address with a
 * user agent.
 */
const secretUse = z.object({ prefix: z.string(), requests: z.int(), clients: z.int() });

/**
 * Returns the use of a key: its requests of the last 24 hours and of the last 30 UTC days, including refused
 * ones, and the callers and models of its latest 1,000 requests. `secrets` is empty for a key that was never
 * rotated.
 */
export const getImpact = query({
  name: "keys.getImpact",
  title: "Get the impact of ending a key",
  permission: "keys:read",
  allowed: readsKey(),
  target: findKeyTarget,
  input: z.object({ id: z.string() }),
  output: z.object({
    lastDay: z.int(),
    lastMonth: z.int(),
    lastUsedAt: time.nullable(),
    callers: z.array(caller),
    models: z.array(calledModel),
    secrets: z.array(secretUse),
    /** The number of unrevoked keys that this key created, directly or through keys that it created. */
    createdKeys: z.int(),
  }),
  run: async (ctx, _input, key) => ({
    lastDay: await countLastDay(ctx, {
      within: and(eq(usage.organizationId, ctx.organizationId), eq(usage.keyId, key.id)),
      counted: isVisibleUsage(ctx, usage.projectId),
      daily: dailyUsage(ctx, key),
    }),
    lastMonth: await isInLastMonth(ctx, key),
    lastUsedAt: key.lastUsedAt,
    callers: await listCallers(ctx, key),
    models: await listModels(ctx, key),
    secrets: key.rotatedAt === null ? [] : await secretsSince(ctx, key, key.rotatedAt),
    createdKeys: await ctx.db.$count(keys, isCreatedBy(ctx, [key.id])),
  }),
});

const countCalls = (ctx: Context, key: Key, further?: SQL) =>
  and(
    eq(usage.organizationId, ctx.organizationId),
    eq(usage.keyId, key.id),
    isVisibleUsage(ctx, usage.projectId),
    further,
  );

async function isInLastMonth(ctx: Context, key: Key): Promise<number> {
  const [sums] = await ctx.db
    .select({ requests: daySums.requests })
    .from(usageDaily)
    .where(and(dailyUsage(ctx, key), gte(usageDaily.day, firstOfLast(30, ctx.now))));
  return sums?.requests ?? 0;
}

const dailyUsage = (ctx: Context, key: Key) =>
  and(
    eq(usageDaily.organizationId, ctx.organizationId),
    eq(usageDaily.keyId, key.id),
    isVisibleUsage(ctx, usageDaily.projectId),
  );

const latestCalls = (ctx: Context, key: Key) =>
  ctx.db
    .select({
      at: usage.at,
      ip: usage.ip,
      client: usage.client,
      model: usage.model,
      runtimeId: usage.runtimeId,
    })
    .from(usage)
    .where(countCalls(ctx, key))
    .orderBy(desc(usage.at))
    .limit(LATEST)
    .as("latest");

const requests = sql<number>`count(*)::int`;

function listCallers(ctx: Context, key: Key) {
  const latest = latestCalls(ctx, key);
  const lastAt = sql<Date>`max(${latest.at})`.mapWith(usage.at);
  return ctx.db
    .select({ ip: latest.ip, client: latest.client, requests, lastAt })
    .from(latest)
    .groupBy(latest.ip, latest.client)
    .orderBy(desc(requests), desc(lastAt))
    .limit(MOST_LISTED);
}

/**
 * Lists the models of the latest calls, the most called first. Calls without a model and runtime are left
 * out.
 */
async function listModels(ctx: Context, key: Key): Promise<z.output<typeof calledModel>[]> {
  const latest = latestCalls(ctx, key);
  const rows = await ctx.db
    .select({ model: latest.model, name: runtimes.name, number: runtimes.number, requests })
    .from(latest)
    .leftJoin(
      runtimes,
      and(eq(runtimes.organizationId, ctx.organizationId), eq(runtimes.id, latest.runtimeId)),
    )
    .where(sql`coalesce(${latest.model}, ${latest.runtimeId}::text) is not null`)
    .groupBy(latest.model, runtimes.name, runtimes.number)
    .orderBy(desc(requests), latest.model)
    .limit(MOST_LISTED);
  return rows.map(({ name, number, ...row }) => ({
    ...row,
    runtime: name === null || number === null ? null : { name, number },
  }));
}

/** Counts the requests and clients of each live secret since a time. A secret without requests has zeros. */
async function secretsSince(ctx: Context, key: Key, rotatedAt: Date) {
  const since = ctx.db
    .select({ secretId: usage.secretId, ip: usage.ip, client: usage.client })
    .from(usage)
    .where(countCalls(ctx, key, gte(usage.at, rotatedAt)))
    .orderBy(desc(usage.at))
    .limit(MOST_SINCE_ROTATION)
    .as("since");
  const rows = await ctx.db
    .select({
      prefix: keySecrets.prefix,
      requests,
      clients: sql<number>`count(distinct (${since.ip}, ${since.client}))::int`,
    })
    .from(since)
    .innerJoin(keySecrets, eq(keySecrets.id, since.secretId))
    .groupBy(keySecrets.prefix);
  return key.secrets.map(
    ({ prefix }) => rows.find((row) => row.prefix === prefix) ?? { prefix, requests: 0, clients: 0 },
  );
}
