import type { Statement } from "@/db/client";
import type { Services } from "@/lib/core/services";
import type { Admission, Admitted } from "@/lib/limits/admission";
import { limitHeaders, limitRefusal } from "@/lib/limits/refusal";
import { decide, type PolicyRequest } from "@/lib/policy/decide";
import type { Recorder, UsageRow } from "@/lib/usage/recorder";
import { authenticate } from "./authenticate";
import type { AuthenticatedKey } from "./authenticated-key";
import { toPolicyError, unknownKey } from "./key-errors";
import { getRequestCredential } from "./request-credential";

/** What the doors that take keys work with. */
export type CallServices = Services & { admission: Admission; recorder: Recorder };

export type CallFacts = {
  requestId: string;
  /** The trustworthy address of the client, null where there is none. */
  ip: string | null;
  client: string | null;
  /** The route's pattern. */
  endpoint: string;
};

/** A request with a key, from its authentication to its usage record. */
export type Call = {
  services: CallServices;
  facts: CallFacts;
  key: AuthenticatedKey;
  startedAt: number;
  scope: string | null;
  /** Whether it passed all checks, and so counts. */
  passed: boolean;
  /** What its limits left, null for a key without limits. */
  admitted: Admitted | null;
};

/** How a call ended, for its usage record. Fields that do not apply are left out. */
export type CallEnd = Pick<UsageRow, "status" | "outcome"> & Partial<Pick<UsageRow, CallEndField>>;

type CallEndField =
  | "code"
  | "reason"
  | "projectId"
  | "runtimeId"
  | "credentialId"
  | "credentialSource"
  | "provider"
  | "model"
  | "stream"
  | "tokensIn"
  | "tokensOut"
  | "ttftMs";

const MARK_FIRST_USE: Statement = {
  name: "mark_first_use",
  text: "update keys set first_used_at = now() where id = $1 and first_used_at is null",
};

/** Finds out whose call it is. Throws what `credentialFrom` and `authenticate` throw. */
export async function openCall(services: CallServices, request: Request, facts: CallFacts): Promise<Call> {
  const startedAt = performance.now();
  const credential = getRequestCredential(request.headers, new URL(request.url));
  return newCall(services, await authenticate(services, credential), facts, startedAt);
}

/** A call of a key, of which nothing is checked yet. */
export const newCall = (
  services: CallServices,
  key: AuthenticatedKey,
  facts: CallFacts,
  startedAt: number,
): Call => ({ services, facts, key, startedAt, scope: null, passed: false, admitted: null });

/** Checks a call by its key's policy, then by its limits. Once it passed, it counts. Throws the exact refusal. */
export async function admitCall(call: Call, request: Omit<PolicyRequest, "ip">): Promise<void> {
  checkCall(call, request);
  await takeCall(call);
}

/** Checks a call by its key's policy alone, which counts nothing. Throws the exact refusal. */
export function checkCall(call: Call, request: Omit<PolicyRequest, "ip">) {
  const { key } = call;
  call.scope = request.scope;
  const decision = decide(key.policy, { ...request, ip: call.facts.ip }, key.now);
  if (!decision.allowed) throw toPolicyError(decision);
}

/** Draws a call that was checked on its key's limits. Once it passed, it counts. Throws the exact refusal. */
export async function takeCall(call: Call): Promise<void> {
  const { key, services } = call;
  call.admitted = await underLimits(services.admission, key, true);
  if (call.admitted?.refused) throw limitsRefusal(key, call.admitted, call.admitted.refused);
  await markFirstUse(services, key);
  call.passed = true;
}

/** Asks a key's limits, and with `take` draws on them. Null for a key without limits. */
export async function underLimits(admission: Admission, { id, limits }: AuthenticatedKey, take: boolean) {
  const { rateLimitPerMinute: minute, dailyHardLimit: day } = limits;
  return minute === null && day === null ? null : admission.admit({ keyId: id, minute, day, take });
}

/** The error of what the limits refused; a key that is gone meanwhile is unknown. */
export const limitsRefusal = (
  { limits }: AuthenticatedKey,
  admitted: Admitted,
  refused: "day" | "minute" | "unknown",
) => (refused === "unknown" ? unknownKey() : limitRefusal(admitted, refused, limits.rateLimitPerMinute));

/** Notes at once that a key is used, so that it can no longer be deleted as one that never was. */
export async function markFirstUse({ engine }: CallServices, { id, firstUsedAt }: AuthenticatedKey) {
  if (firstUsedAt === null) await engine.run(MARK_FIRST_USE, [id]);
}

/** What is left of the key's limits, for a successful answer. */
export const rateLimitHeaders = ({ admitted, key }: Call): Record<string, string> =>
  admitted ? limitHeaders(admitted, key.limits.rateLimitPerMinute) : {};

/** Leaves the call's one usage record. */
export function closeCall({ services, facts, key, startedAt, scope, passed }: Call, end: CallEnd) {
  const { access } = key.policy;
  const row: UsageRow = {
    at: key.now,
    organizationId: key.organizationId,
    keyId: key.id,
    secretId: key.secretId,
    endpoint: facts.endpoint,
    scope,
    latencyMs: Math.round(performance.now() - startedAt),
    ip: facts.ip,
    client: facts.client,
    ...end,
    projectId: end.projectId ?? (access.kind === "project" ? access.projectId : null),
    stream: end.stream ?? false,
  };
  services.recorder.record(row, passed);
}
