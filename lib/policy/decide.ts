import {
  addressAllowed,
  type Judge,
  modelAllowed,
  notDisabled,
  notExpired,
  notRevoked,
  projectAllowed,
  runtimeFound,
  scopeHeld,
} from "@/lib/policy/checks";
import { CHECK_NAMES, type CheckName, type Denial, type Policy, type PolicyRequest } from "./request";

const JUDGES: Record<CheckName, Judge> = {
  revoked: notRevoked,
  disabled: notDisabled,
  expired: notExpired,
  ip: addressAllowed,
  scope: scopeHeld,
  project: projectAllowed,
  runtime: runtimeFound,
  model: modelAllowed,
};

/** One line of a trace. `not_applicable` means that the key or the request has nothing to check. */
export type Check = {
  check: CheckName;
  outcome: "pass" | "deny" | "not_reached" | "not_applicable";
  rule: string | null;
  seen: string | null;
};

/**
 * A decision. `trace` lists every check in order. `rule` decided, and `seen` is the value that was compared
 * with it.
 */
export type Decision =
  | { allowed: true; trace: Check[] }
  | ({ allowed: false; check: CheckName; rule: string | null; seen: string | null; trace: Check[] } & Denial);

/** Decides a request by a key's policy. The gateway, verify, explain and simulate all call this. */
export function decide(policy: Policy, request: PolicyRequest, now: Date): Decision {
  const trace: Check[] = [];
  let refusal: Omit<Extract<Decision, { allowed: false }>, "trace"> | null = null;
  for (const check of CHECK_NAMES) {
    if (refusal) {
      trace.push({ check, outcome: "not_reached", rule: null, seen: null });
      continue;
    }
    const verdict = JUDGES[check](policy, request, now);
    const { outcome, rule, seen } = verdict;
    trace.push({ check, outcome, rule, seen });
    if (verdict.outcome === "deny") {
      const { code, reason, message, param } = verdict;
      refusal = { allowed: false, check, code, reason, message, param, rule, seen };
    }
  }
  return refusal ? { ...refusal, trace } : { allowed: true, trace };
}
