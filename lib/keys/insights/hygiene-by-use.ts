import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import { keys, organizations, runtimes, usageDaily } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { SCOPES } from "@/lib/core/operations/scopes";
import { judgeModel, type ModelTarget } from "@/lib/policy/models";
import { firstOfLast } from "@/lib/usage/days";
import { daysAway, earliestFirst, type Finding, MOST_OF_A_KIND, walkInOrder, worksNow } from "./finding";

const DAYS = 30;
const MOST_KEYS = 1_000;
const MOST_ALLOWLISTS = 300;
const MOST_TARGETS = 5_000;

/** Selects the oldest keys that work, were used in the last 30 days, and were created before that. */
function keysInUse(ctx: Context, most: number, condition?: SQL) {
  const old = sql`${keys.createdAt} < ${daysAway(ctx, -DAYS)}`;
  const walked = walkInOrder(ctx, sql<Date>`${keys.createdAt}`, and(old, condition));
  return ctx.db
    .select({
      keyId: walked.keyId,
      at: walked.at,
      scopes: walked.scopes,
      modelAllowlist: walked.modelAllowlist,
    })
    .from(walked)
    .where(and(worksNow(ctx, walked), gte(walked.usedAt, daysAway(ctx, -DAYS))))
    .orderBy(...earliestFirst(walked))
    .limit(most)
    .as("in_use");
}

/**
 * Returns the condition for a key's daily sums of the last 30 UTC days that contain a request that passed.
 */
const usedLately = (ctx: Context, { keyId }: Pick<ReturnType<typeof keysInUse>, "keyId">) =>
  and(
    eq(usageDaily.keyId, keyId),
    eq(usageDaily.organizationId, ctx.organizationId),
    gte(usageDaily.day, firstOfLast(DAYS, ctx.now)),
    sql`${usageDaily.requests} > ${usageDaily.refused}`,
  );

/**
 * Finds scopes that no call used, for the 1,000 oldest keys in use. The default scopes of new keys are left out.
 * So are scopes of outside services, because verifying a key without `consume` leaves no usage.
 */
export async function unusedScopes(ctx: Context): Promise<Finding[]> {
  const [organization] = await ctx.db
    .select({ defaults: organizations.defaultScopes })
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId));
  const judged = SCOPES.map(({ name }) => name).filter((name) => !organization?.defaults.includes(name));
  const known = sql`array[${sql.join(
    judged.map((name) => sql`${name}`),
    sql`, `,
  )}]::text[]`;
  const inUse = keysInUse(ctx, MOST_KEYS);
  const used = ctx.db
    .select({ scopes: sql<string[] | null>`array_agg(${usageDaily.scope})`.as("used_scopes") })
    .from(usageDaily)
    .where(usedLately(ctx, inUse))
    .as("used");
  const idle = sql<string[]>`array(
    select granted from unnest(${inUse.scopes}) granted where granted = any(${known})
    except select taken from unnest(${used.scopes}) taken order by 1)`;
  const rows = await ctx.db
    .select({ keyId: inUse.keyId, scopes: idle })
    .from(inUse)
    .innerJoinLateral(used, sql`${used.scopes} is not null`)
    .where(sql`cardinality(${idle}) > 0`)
    .orderBy(...earliestFirst(inUse))
    .limit(MOST_OF_A_KIND);
  return rows.map((row) => ({ kind: "unused_scopes", ...row, at: null, models: [] }));
}

/**
 * Finds allowlist entries that no call needed, for the 300 oldest keys in use with several entries. A key
 * that needed none of its entries is left out, because an empty allowlist allows every model.
 */
export async function unusedModels(ctx: Context): Promise<Finding[]> {
  const calls = await calledTargets(ctx);
  const findings = [...new Set(calls.map(({ keyId }) => keyId))].flatMap((keyId): Finding[] => {
    const ofKey = calls.filter((call) => call.keyId === keyId);
    const allowlist = ofKey[0]?.allowlist ?? [];
    const needed = (entry: string) =>
      ofKey.some((call) => judgeModel([entry], [], toModelTarget(call)).allowed);
    const models = allowlist.filter((entry) => !needed(entry));
    if (models.length === 0 || models.length === allowlist.length) return [];
    return [{ kind: "unused_models", keyId, at: null, scopes: [], models }];
  });
  return findings.slice(0, MOST_OF_A_KIND);
}

type Call = Awaited<ReturnType<typeof calledTargets>>[number];

/**
 * Lists the targets that keys with several allowlist entries called. At most 5,000 rows are read. The last
 * key is left out at this limit, because some of its rows may be missing.
 */
async function calledTargets(ctx: Context) {
  const inUse = keysInUse(ctx, MOST_ALLOWLISTS, sql`cardinality(${keys.modelAllowlist}) > 1`);
  const called = ctx.db
    .selectDistinct({
      runtimeId: usageDaily.runtimeId,
      provider: usageDaily.provider,
      model: usageDaily.model,
    })
    .from(usageDaily)
    .where(usedLately(ctx, inUse))
    .as("called");
  const rows = await ctx.db
    .select({
      keyId: inUse.keyId,
      allowlist: inUse.modelAllowlist,
      provider: called.provider,
      model: called.model,
      runtimeId: runtimes.id,
      number: runtimes.number,
      name: runtimes.name,
      host: runtimes.provider,
      upstreamModel: runtimes.upstreamModel,
    })
    .from(inUse)
    .innerJoinLateral(called, sql`true`)
    .leftJoin(
      runtimes,
      and(eq(runtimes.organizationId, ctx.organizationId), eq(runtimes.id, called.runtimeId)),
    )
    .orderBy(...earliestFirst(inUse))
    .limit(MOST_TARGETS);
  const cut = rows.length === MOST_TARGETS ? rows.at(-1)?.keyId : undefined;
  return rows.filter(({ keyId }) => keyId !== cut);
}

function toModelTarget({ runtimeId, number, name, host, upstreamModel, provider, model }: Call): ModelTarget {
  const isThere = runtimeId !== null && number !== null && name !== null && host !== null;
  const runtime = isThere ? { id: runtimeId, number, name, provider: host, upstreamModel } : null;
  return { runtime, provider, model };
}
