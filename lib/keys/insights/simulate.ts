import { and, desc, eq, gte, inArray } from "drizzle-orm";
import { z } from "zod";
import { runtimes, usage } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { policyInput } from "@/lib/keys/key-input";
import { findKeyTarget } from "@/lib/keys/key-target";
import { type Key, toPolicy } from "@/lib/keys/load-keys";
import { toPatch } from "@/lib/keys/operations/update-key";
import { readsKey } from "@/lib/keys/sample-keys";
import type { RuntimeTarget } from "@/lib/policy/models";
import type { PolicyRequest } from "@/lib/policy/request";
import { isVisibleUsage } from "@/lib/usage/visible-usage";
import { type Refusal, replay } from "./replay";

const DAYS_MS = 30 * 24 * 60 * 60 * 1_000;
const MOST_REPLAYED = 5_000;
const MOST_SAMPLES = 100;

const STANDING = { enabled: true, revokedAt: null, expiresAt: null };

const sample = z.object({
  at: time,
  model: z.string().nullable(),
  runtime: z.object({ name: z.string(), number: z.int() }).nullable(),
  ip: z.string().nullable(),
  client: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
  rule: z.string().nullable(),
});

/**
 * Returns which requests an edit of a key's policy would have refused. It replays the latest 5,000 requests
 * of the last 30 days that passed all checks. The key is treated as enabled, not revoked and without expiry.
 * A runtime is checked as it is now, a deleted one by the called model. `samples` are the latest 100.
 * @throws INVALID_REQUEST or FORBIDDEN (`project`) like `toPatch`.
 */
export const simulateKey = query({
  name: "keys.simulate",
  title: "Simulate a policy change",
  permission: "keys:read",
  allowed: readsKey({}, { modelDenylist: ["*"], rateLimitPerMinute: 1 }),
  target: findKeyTarget,
  input: z.strictObject({ id: z.string(), ...policyInput }),
  output: z.object({
    requests: z.int(),
    denied: z.int(),
    samples: z.array(sample),
    byReason: z.record(z.string(), z.int()),
  }),
  run: async (ctx, input, key) => {
    const draft = { ...key, ...(await toPatch(ctx, input, key)), ...STANDING };
    const calls = (await passedCalls(ctx, key)).reverse();
    const targets = await loadRuntimes(ctx, calls);
    const past = calls.map((call) => ({ at: call.at, request: toPolicyRequest(call, targets) }));
    const verdicts = await replay(toPolicy(draft), draft, past, ctx.now);
    const denied = calls.flatMap((call, index) => {
      const refusal = verdicts[index];
      return refusal ? [toSample(call, targets, refusal)] : [];
    });
    return {
      requests: calls.length,
      denied: denied.length,
      samples: denied.reverse().slice(0, MOST_SAMPLES),
      byReason: countByKey(denied, ({ reason }) => reason),
    };
  },
});

type Call = Awaited<ReturnType<typeof passedCalls>>[number];
type Targets = ReadonlyMap<string, RuntimeTarget>;

const passedCalls = (ctx: Context, key: Key) =>
  ctx.db
    .select({
      at: usage.at,
      scope: usage.scope,
      projectId: usage.projectId,
      runtimeId: usage.runtimeId,
      provider: usage.provider,
      model: usage.model,
      ip: usage.ip,
      client: usage.client,
    })
    .from(usage)
    .where(
      and(
        eq(usage.organizationId, ctx.organizationId),
        eq(usage.keyId, key.id),
        eq(usage.passed, true),
        gte(usage.at, new Date(ctx.now.getTime() - DAYS_MS)),
        isVisibleUsage(ctx, usage.projectId),
      ),
    )
    .orderBy(desc(usage.at))
    .limit(MOST_REPLAYED);

async function loadRuntimes(ctx: Context, calls: Call[]): Promise<Targets> {
  const ids = [...new Set(calls.flatMap(({ runtimeId }) => runtimeId ?? []))];
  const rows = await ctx.db
    .select({
      id: runtimes.id,
      number: runtimes.number,
      name: runtimes.name,
      provider: runtimes.provider,
      upstreamModel: runtimes.upstreamModel,
    })
    .from(runtimes)
    .where(and(eq(runtimes.organizationId, ctx.organizationId), inArray(runtimes.id, ids)));
  return new Map(rows.map((row) => [row.id, row]));
}

function toPolicyRequest(
  { ip, scope, projectId, runtimeId, provider, model }: Call,
  targets: Targets,
): PolicyRequest {
  const runtime = targets.get(runtimeId ?? "") ?? null;
  return {
    ip,
    scope,
    ...(projectId && { project: { id: projectId, param: "project" } }),
    ...((runtime || model) && { target: { runtime, provider, model, param: "model" } }),
  };
}

function toSample(
  { at, model, runtimeId, ip, client }: Call,
  targets: Targets,
  refusal: Refusal,
): z.output<typeof sample> {
  const runtime = targets.get(runtimeId ?? "");
  return {
    ...{ at, model, ip, client, ...refusal },
    runtime: runtime ? { name: runtime.name, number: runtime.number } : null,
  };
}

function countByKey<Item>(items: Item[], keyOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
