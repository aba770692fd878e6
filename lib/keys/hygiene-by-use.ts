import { and, asc, eq, gte, type SQL, sql } from "drizzle-orm";
import { keys, runtimes, usageDaily } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { SCOPES } from "@/lib/core/scopes";
import { judgeModel, type Target } from "@/lib/policy/models";
import { firstOfLast } from "@/lib/usage/days";
import { daysAway, type Finding, MOST_OF_A_KIND, workingKeys } from "./finding";

const DAYS = 30;
const MOST_TARGETS = 5_000;

/** What passed in the last 30 days with keys in reach that are older than that. */
const usedLately = (ctx: Context): SQL | undefined =>
  and(
    workingKeys(ctx),
    sql`${keys.createdAt} < ${daysAway(ctx, -DAYS)}`,
    eq(usageDaily.organizationId, ctx.organizationId),
    gte(usageDaily.day, firstOfLast(DAYS, ctx.now)),
    sql`${usageDaily.requests} > ${usageDaily.refused}`,
  );

/** Scopes that no call of a key in use took. Those of outside services are left out: they ask without a trace. */
export async function unusedScopes(ctx: Context): Promise<Finding[]> {
  const known = sql`array[${sql.join(
    SCOPES.map(({ name }) => sql`${name}`),
    sql`, `,
  )}]::text[]`;
  const idle = sql<string[]>`array(
    select granted from unnest(${keys.scopes}) granted where granted = any(${known})
    except select used from unnest(array_agg(${usageDaily.scope})) used order by 1)`;
  const rows = await ctx.db
    .select({ keyId: keys.id, scopes: idle })
    .from(usageDaily)
    .innerJoin(keys, eq(keys.id, usageDaily.keyId))
    .where(usedLately(ctx))
    .groupBy(keys.id)
    .having(sql`cardinality(${idle}) > 0`)
    .orderBy(sql`cardinality(${idle}) desc`, asc(keys.id))
    .limit(MOST_OF_A_KIND);
  return rows.map((row) => ({ kind: "unused_scopes", ...row, at: null, models: [] }));
}

/**
 * Allowlist entries that no call of a key in use needed. One where nothing on the list was needed is left out, since
 * an empty list would allow every model.
 */
export async function unusedModels(ctx: Context): Promise<Finding[]> {
  const calls = await calledTargets(ctx);
  const findings = [...new Set(calls.map(({ keyId }) => keyId))].flatMap((keyId): Finding[] => {
    const ofKey = calls.filter((call) => call.keyId === keyId);
    const allowlist = ofKey[0]?.allowlist ?? [];
    const needed = (entry: string) => ofKey.some((call) => judgeModel([entry], [], targetOf(call)).allowed);
    const models = allowlist.filter((entry) => !needed(entry));
    if (models.length === 0 || models.length === allowlist.length) return [];
    return [{ kind: "unused_models", keyId, at: null, scopes: [], models }];
  });
  return findings.slice(0, MOST_OF_A_KIND);
}

type Call = Awaited<ReturnType<typeof calledTargets>>[number];

/** What the keys with an allowlist called, of so many keys as can be told whole. */
async function calledTargets(ctx: Context) {
  const rows = await ctx.db
    .selectDistinct({
      keyId: keys.id,
      allowlist: keys.modelAllowlist,
      provider: usageDaily.provider,
      model: usageDaily.model,
      runtimeId: runtimes.id,
      number: runtimes.number,
      name: runtimes.name,
      host: runtimes.provider,
      upstreamModel: runtimes.upstreamModel,
    })
    .from(usageDaily)
    .innerJoin(keys, eq(keys.id, usageDaily.keyId))
    .leftJoin(
      runtimes,
      and(eq(runtimes.organizationId, ctx.organizationId), eq(runtimes.id, usageDaily.runtimeId)),
    )
    .where(and(usedLately(ctx), sql`cardinality(${keys.modelAllowlist}) > 0`))
    .orderBy(asc(keys.id))
    .limit(MOST_TARGETS);
  const cut = rows.length === MOST_TARGETS ? rows.at(-1)?.keyId : undefined;
  return rows.filter(({ keyId }) => keyId !== cut);
}

function targetOf({ runtimeId, number, name, host, upstreamModel, provider, model }: Call): Target {
  const isThere = runtimeId !== null && number !== null && name !== null && host !== null;
  const runtime = isThere ? { id: runtimeId, number, name, provider: host, upstreamModel } : null;
  return { runtime, provider, model };
}
