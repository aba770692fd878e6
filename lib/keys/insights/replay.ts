import { setImmediate as turn } from "node:timers/promises";
import { type Decision, decide } from "@/lib/policy/decide";
import type { Policy, PolicyRequest } from "@/lib/policy/request";
import type { PolicyValues } from "@/lib/policy/values";

/** A past request and its time. */
export type PastCall = { at: Date; request: PolicyRequest };

/** The refusal of a past call: its code, its reason and the rule that decided. */
export type Refusal = { code: string; reason: string; rule: string | null };

type Limits = Pick<PolicyValues, "rateLimitPerMinute" | "dailyHardLimit">;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DECISIONS_A_TURN = 8;

/**
 * Decides past calls, oldest first, by a policy and its limits. Returns an entry for each call, null when it
 * would have passed. Only calls that pass count in their UTC minute and day. `now` is the time for the
 * policy's checks.
 */
export async function replay(
  policy: Policy,
  limits: Limits,
  calls: readonly PastCall[],
  now: Date,
): Promise<(Refusal | null)[]> {
  const day = window(DAY_MS, limits.dailyHardLimit, "day");
  const minute = window(MINUTE_MS, limits.rateLimitPerMinute, "minute");
  const decideOnce = remembering((request) => decide(policy, request, now));
  const verdicts: (Refusal | null)[] = [];
  for (const { at, request } of calls) {
    const decision = await decideOnce(request);
    const refused = decision.allowed ? (day.refusal(at) ?? minute.refusal(at)) : findRefusal(decision);
    if (!refused) for (const { count } of [day, minute]) count(at);
    verdicts.push(refused);
  }
  return verdicts;
}

const findRefusal = ({ code, reason, rule }: Extract<Decision, { allowed: false }>): Refusal => ({
  code,
  reason,
  rule,
});

/**
 * Creates a function that decides equal requests once. It yields to other work after every 8 new requests,
 * because long pattern lists take time.
 */
function remembering(judge: (request: PolicyRequest) => Decision) {
  const known = new Map<string, Decision>();
  return async (request: PolicyRequest): Promise<Decision> => {
    const key = JSON.stringify(request);
    const decision = known.get(key) ?? judge(request);
    if (!known.has(key)) {
      known.set(key, decision);
      if (known.size % DECISIONS_A_TURN === 0) await turn();
    }
    return decision;
  };
}

function window(lengthMs: number, limit: number | null, reason: "day" | "minute") {
  const used = new Map<number, number>();
  const toWindow = (at: Date) => Math.floor(at.getTime() / lengthMs);
  const usedAt = (at: Date) => used.get(toWindow(at)) ?? 0;
  return {
    refusal: (at: Date): Refusal | null =>
      limit !== null && usedAt(at) >= limit ? { code: "RATE_LIMIT", reason, rule: String(limit) } : null,
    count: (at: Date) => void used.set(toWindow(at), usedAt(at) + 1),
  };
}
