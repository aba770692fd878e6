import { and, eq } from "drizzle-orm";
import { keySecrets, keys } from "@/db/schema/index";
import { createLog } from "@/lib/core/log";
import type { Context } from "@/lib/core/operations/context";
import { NO_TOKENS, type TokenUsage } from "@/lib/gateway/answers/token-usage";
import { calculateUsageCost } from "@/lib/gateway/attempt-cost";
import { createRecorder, type UsageRow } from "@/lib/usage/recorder";
import type { Made } from "./plans/story";
import { type Target, targetsByRuntime } from "./plans/targets";
import { TRAFFIC } from "./plans/traffic-plans";
import type { Aim, Caller } from "./plans/traffic-shape";
import { createRequests, type DemoRequest } from "./traffic";
import { transactionEngine } from "./transaction-engine";

type Secret = { id: string; createdAt: Date; validUntil: Date | null };

/** Records the demo's usage with the usage recorder, which also updates last uses and roll-ups. */
export async function recordTraffic(ctx: Context, made: Made, now: Date): Promise<void> {
  const recorder = createRecorder(transactionEngine(ctx.db), createLog("warn"));
  const secrets = await secretsByKey(ctx);
  const targets = await targetsByRuntime(ctx);
  // Sorted by time, since the last recorded use of a secret or credential becomes its last use.
  const requests = TRAFFIC.flatMap((plan) => createRequests(plan, now)).sort(
    (one, other) => one.at.getTime() - other.at.getTime(),
  );
  for (const request of requests) {
    const keyId = made.ids.get(request.key) ?? "";
    const { project } = request.aim;
    const row = toRow(ctx, request, findTarget(request.aim, targets), {
      keyId,
      secretId: findSecret(secrets.get(keyId)?.secrets ?? [], request.caller, request.at),
      projectId: project ? made.ids.get(project) : secrets.get(keyId)?.projectId,
    });
    recorder.record(row, !request.trouble?.refused);
  }
  await recorder.flush();
  await markFirstUses(ctx, requests, made);
}

function toRow(
  ctx: Context,
  request: DemoRequest,
  { own, ...target }: Target,
  of: Partial<UsageRow>,
): UsageRow {
  const { at, trouble, caller, stream, tokensIn, tokensOut, latencyMs, ttftMs } = request;
  const { admittedMs, tokensCacheRead, audioSeconds } = request;
  const { credentialId, credentialSource, ...known } = target;
  const { provider = null, model = null } = known;
  const isCharged = own !== undefined && trouble?.code === undefined;
  return {
    ...known,
    ...(!trouble?.refused && { credentialId, credentialSource }),
    ...of,
    at,
    organizationId: ctx.organizationId,
    status: trouble?.status ?? 200,
    code: trouble?.code,
    reason: trouble?.reason,
    outcome: trouble?.outcome ?? "complete",
    ip: caller.ip,
    client: caller.client,
    ...{ stream, tokensIn, tokensOut, latencyMs, ttftMs },
    ...{ admittedMs, tokensCacheRead, audioSeconds },
    ...(isCharged
      ? calculateUsageCost({ provider, model, runtime: own }, toUsage(request), at)
      : { costNanos: 0n }),
  };
}

/** Returns what a request used, null when its answer reported nothing. */
function toUsage({ tokensIn, tokensCacheRead, tokensOut, audioSeconds }: DemoRequest): TokenUsage | null {
  if (tokensIn === null && tokensOut === null && audioSeconds === null) return null;
  return {
    ...NO_TOKENS,
    ...{ inputTokens: tokensIn ?? 0, cacheReadTokens: tokensCacheRead ?? 0, outputTokens: tokensOut ?? 0 },
    ...(audioSeconds !== null && { audioSeconds }),
  };
}

/** Returns the id of the secret that a caller sent: the newest valid one, or the oldest if it is `behind`. */
function findSecret(secrets: Secret[], { behind }: Caller, at: Date): string | null {
  const usable = secrets.filter(
    ({ createdAt, validUntil }) => createdAt <= at && (validUntil === null || validUntil > at),
  );
  const newestFirst = usable.sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  return (behind ? newestFirst.at(-1) : newestFirst[0])?.id ?? null;
}

async function secretsByKey(ctx: Context) {
  const rows = await ctx.db
    .select({
      keyId: keys.id,
      projectId: keys.projectId,
      id: keySecrets.id,
      createdAt: keySecrets.createdAt,
      validUntil: keySecrets.validUntil,
    })
    .from(keys)
    .innerJoin(keySecrets, eq(keySecrets.keyId, keys.id))
    .where(eq(keys.organizationId, ctx.organizationId));
  const byKey = new Map<string, { projectId: string | null; secrets: Secret[] }>();
  for (const { keyId, projectId, ...secret } of rows) {
    const known = byKey.get(keyId) ?? { projectId, secrets: [] };
    byKey.set(keyId, { projectId, secrets: [...known.secrets, secret] });
  }
  return byKey;
}

function findTarget(aim: Aim, targets: Map<string, Target>): Target {
  if (!("runtime" in aim)) return { endpoint: aim.endpoint, scope: aim.scope };
  const target = targets.get(aim.runtime);
  if (!target) throw new Error(`The demo has no runtime ${aim.runtime}`);
  return target;
}

/** Sets the first use of each key to its first request that passed. Expects requests in order of time. */
async function markFirstUses(ctx: Context, requests: DemoRequest[], made: Made) {
  const firsts = new Map<string, Date>();
  for (const { key, at, trouble } of requests) {
    if (!trouble?.refused && !firsts.has(key)) firsts.set(key, at);
  }
  for (const [name, firstUsedAt] of firsts) {
    await ctx.db
      .update(keys)
      .set({ firstUsedAt })
      .where(and(eq(keys.organizationId, ctx.organizationId), eq(keys.id, made.ids.get(name) ?? "")));
  }
}
