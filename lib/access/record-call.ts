import { parseRequestId } from "@/lib/core/request-id";
import type { StoredUsageRow, UsageRow } from "@/lib/usage/recorder";
import type { AdmittedCall, AuthenticatedCall, CallServices, ScopedCall } from "./call";

/** The end of a call, for its usage record. */
export type CallEnd = Pick<UsageRow, "status" | "outcome"> & Partial<Pick<UsageRow, CallEndField>>;

type CallEndField =
  | "code"
  | "reason"
  | "projectId"
  | "runtimeId"
  | "credentialId"
  | "credentialSource"
  | "attempts"
  | "provider"
  | "model"
  | "stream"
  | "tokensIn"
  | "tokensCacheRead"
  | "tokensCacheWrite"
  | "tokensCacheWrite1h"
  | "tokensOut"
  | "tokensReasoning"
  | "audioSeconds"
  | "costNanos"
  | "costFacets"
  | "priceId"
  | "ttftMs";

/**
 * Writes the usage record of a call, with the fields of its last completed stage. Only an admitted call
 * counts as a use. It costs nothing unless its end names a cost. `write` stores the record, by default with the next
 * batch.
 */
export function recordCall(
  { recorder }: Pick<CallServices, "recorder">,
  call: AuthenticatedCall | ScopedCall | AdmittedCall,
  end: CallEnd,
  write?: (row: StoredUsageRow) => void,
): void {
  const { arrival, caller } = call;
  const { access } = caller.policy;
  const row: UsageRow = {
    id: parseRequestId(arrival.requestId) ?? undefined,
    at: caller.now,
    organizationId: caller.organizationId,
    keyId: caller.kind === "key" ? caller.id : null,
    secretId: caller.kind === "key" ? caller.secretId : null,
    userId: caller.kind === "key" ? null : caller.id,
    endpoint: arrival.endpoint,
    scope: "scope" in call ? call.scope : null,
    latencyMs: Math.round(performance.now() - arrival.startedAt),
    admittedMs: "remaining" in call ? call.admittedMs : null,
    ip: arrival.ip,
    client: arrival.client,
    costNanos: 0n,
    ...end,
    projectId: end.projectId ?? (access.kind === "project" ? access.projectId : null),
    stream: end.stream ?? false,
  };
  recorder.record(row, "remaining" in call, write);
  arrival.report?.(row);
}
