import { limitHeaders } from "@/lib/limits/refusal";
import { decide } from "@/lib/policy/decide";
import type { PolicyRequest } from "@/lib/policy/request";
import { authenticate } from "./authenticate";
import type { AdmittedCall, Arrival, AuthenticatedCall, CallServices, ScopedCall } from "./call";
import type { AuthenticatedKey } from "./caller";
import { drawOnLimits } from "./draw-on-limits";
import { toPolicyError } from "./key-errors";
import { getRequestCredential } from "./request-credential";

/**
 * Authenticates the key of a request.
 * @throws INVALID_REQUEST when there are two different credentials, or one in the query.
 * @throws UNAUTHORIZED when there is no credential, or it is not a live key.
 */
export async function authenticateCall(
  services: Pick<CallServices, "keyring" | "reader">,
  request: Request,
  arrival: Arrival,
): Promise<AuthenticatedCall<AuthenticatedKey>> {
  const credential = getRequestCredential(request);
  const { caller } = await authenticate(services, credential);
  return { arrival, caller };
}

/**
 * Checks a call against its caller's policy. Nothing is counted.
 * @throws FORBIDDEN, INSUFFICIENT_SCOPE, RUNTIME_NOT_FOUND or MODEL_FORBIDDEN when the policy denies it.
 */
export function checkCall(
  { caller, arrival, scope }: ScopedCall,
  { project, runtime, target }: Omit<PolicyRequest, "ip" | "scope"> = {},
): void {
  const request = { ip: arrival.ip, scope, project, runtime, target };
  const decision = decide(caller.policy, request, caller.now);
  if (!decision.allowed) throw toPolicyError(decision);
}

/**
 * Counts a checked call on its caller's limits.
 * @throws RATE_LIMIT when a limit is used up.
 * @throws UNAUTHORIZED when the key was deleted meanwhile.
 */
export async function admitCall<Call extends ScopedCall>(
  services: CallServices,
  call: Call,
): Promise<Call & Pick<AdmittedCall, "remaining" | "admittedMs">> {
  return toAdmitted(call, await drawOnLimits(services, call.caller));
}

/** Adds the rest of the limits to a call that was counted on them just now. */
export const toAdmitted = <Call extends ScopedCall>(
  call: Call,
  remaining: AdmittedCall["remaining"],
): Call & Pick<AdmittedCall, "remaining" | "admittedMs"> => ({
  remaining,
  admittedMs: Math.round(performance.now() - call.arrival.startedAt),
  ...call,
});

/** Returns the rate limit headers of a call, empty for a caller without limits. */
export const rateLimitHeaders = ({ remaining, caller }: AdmittedCall): Record<string, string> =>
  remaining ? limitHeaders(remaining, caller.limits.rateLimitPerMinute) : {};
