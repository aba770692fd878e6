import { setImmediate as turn } from "node:timers/promises";
import { type Decision, decide } from "@/lib/policy/decide";
import type { Policy, PolicyRequest } from "@/lib/policy/request";
import type { PolicyValues } from "@/lib/policy/values";

/** A past request, and when it was made. */
export type PastCall = { at: Date; request: PolicyRequest };

/** Why a past call would be refused: code, reason and the rule that decided. */
export type Refusal = { code: string; reason: string; rule: string | null };

type Limits = Pick<PolicyValues, "rateLimitPerMinute" | "dailyHardLimit">;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DECISIONS_A_TURN = 8;

/**
 * Decides past calls, oldest first, by a policy and its limits. Returns null for each call that would have passed; it
 * counts in its UTC minute and day. `now` is the time that the policy is checked at.
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

/** Decides equal requests once, and yields to other work between requests, since long lists of patterns take time. */
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
