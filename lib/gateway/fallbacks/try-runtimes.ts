import type { UsageAttempt } from "@/db/schema";
import type { CallServices } from "@/lib/access/call";
import { AppError } from "@/lib/core/errors/errors";
import { CredentialRefusedError } from "@/lib/credentials/credential-refused-error";
import { readCandidates } from "@/lib/credentials/look-up-credential";
import type { Family } from "@/lib/gateway/family";
import { reserveAgain } from "@/lib/gateway/hold/reserve-call";
import type { OpenedCall } from "@/lib/gateway/request/open-call";
import { resolveTarget } from "@/lib/gateway/resolve-target";
import { checkModel, checkTarget } from "@/lib/gateway/select-target";
import type { ReservedCall, ResolvedCall } from "@/lib/gateway/stages";
import { tryCredentials } from "@/lib/gateway/try-credentials";
import type { Selection, UsableRuntime } from "@/lib/runtimes/select-runtime";
import { listFallbacks } from "./list-fallbacks";

type Options<Answer> = {
  opened: OpenedCall;
  family: Family;
  signal: AbortSignal;
  /** Reports the stage of the call when it continues with another credential or runtime. */
  advance: (stage: ReservedCall) => ReservedCall;
  send: (call: ReservedCall) => Promise<Answer>;
};

/**
 * Calls the provider of the selected runtime and, when it fails before its answer, those of the runtime's fallbacks.
 * Each fallback must pass the caller's policy and budgets like a runtime that the request names. A request that is
 * bound to its target gets one attempt. Returns the call as it was made, and its answer.
 * @throws the errors of `send` with the last runtime.
 */
export async function tryRuntimes<Answer>(
  services: CallServices,
  reserved: ReservedCall,
  { opened, family, signal, advance, send }: Options<Answer>,
): Promise<{ call: ReservedCall; answer: Answer }> {
  const isBound = isBoundToTarget(opened);
  const first = isBound ? { ...reserved, spares: [] } : reserved;
  let latest = first;
  const track = (stage: ReservedCall) => {
    latest = advance(stage);
    return latest;
  };
  const attempt = () => tryCredentials(services, latest, track, send);
  try {
    return await attempt();
  } catch (error) {
    if (isBound || !isProviderFailure(error)) throw error;
    let failure = error;
    for (const fallback of await listFallbacks(services, first)) {
      const { model } = first.selection;
      const resolved = await resolveFallback(services, latest, fallback, { opened, family, model });
      if (!resolved) continue;
      const attempts = [...latest.attempts, toAttempt(latest, failure)];
      const freed = track(release(services, latest));
      const held = await holdAgain(
        services,
        { ...freed, ...resolved, attempts, hold: null },
        { opened, family, signal },
      );
      if (!held) continue;
      track(held);
      try {
        return await attempt();
      } catch (next) {
        if (!isProviderFailure(next)) throw next;
        failure = next;
      }
    }
    throw failure;
  }
}

/**
 * Returns whether no other target can serve a request: its form can be sent only once, or only one account stores the
 * response that it reads or continues.
 */
const isBoundToTarget = ({ body }: OpenedCall): boolean =>
  body.type === "none" ||
  (body.type === "form" && !body.isRepeatable) ||
  typeof body.values.previous_response_id === "string";

/** Returns whether a provider is too busy, failed, or did not answer. */
const isProviderFailure = (error: unknown): error is AppError =>
  error instanceof AppError &&
  (error.code === "UPSTREAM_ERROR" ||
    error.code === "UPSTREAM_TIMEOUT" ||
    (error.code === "PROVIDER_ERROR" && error.status === 429));

/**
 * Resolves the target of a fallback. A runtime without a model of its own gets `model`. Returns null when the caller
 * may not use the target, or it cannot serve the call.
 */
async function resolveFallback(
  services: CallServices,
  call: ReservedCall,
  runtime: UsableRuntime,
  { opened, family, ...first }: Pick<Options<unknown>, "opened" | "family"> & Pick<Selection, "model">,
): Promise<ResolvedCall | null> {
  const { provider, upstreamModel } = runtime;
  const model = upstreamModel ?? first.model;
  const selected = { ...call, selection: { ...call.selection, runtime, provider, model } };
  return orNull(async () => {
    checkTarget(selected);
    for (const further of opened.body.furtherModels) checkModel(selected, further);
    const scope = { organizationId: call.caller.organizationId, workspaceId: call.project.workspaceId };
    const { credentials, ...settings } = await readCandidates(services.engine.db, scope, runtime, provider);
    const records = { ...opened.records, runtime, ...settings, credentials: [...credentials] };
    return resolveTarget(services, selected, { ...opened, records }, family);
  });
}

/** Gives back what a failed attempt held. It cost nothing. */
function release({ ledger }: CallServices, call: ReservedCall): ReservedCall {
  if (call.hold) ledger.settle({ hold: call.hold.id, usd: 0n, tokens: 0, row: null });
  return { ...call, hold: null };
}

/** Holds what a call to a fallback can cost. Returns null when it does not fit into a budget. */
const holdAgain = (
  services: CallServices,
  call: ReservedCall,
  options: Pick<Options<unknown>, "opened" | "family" | "signal">,
): Promise<ReservedCall | null> => orNull(() => reserveAgain(services, call, options));

/** Returns null when the work fails with an error for the caller. */
async function orNull<Value>(run: () => Promise<Value>): Promise<Value | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function toAttempt({ selection, credential }: ReservedCall, error: AppError): UsageAttempt {
  const target = { runtimeId: selection.runtime?.id ?? null, credentialId: credential.credentialId };
  if (error instanceof CredentialRefusedError) {
    const { status, reason } = error.refusal;
    return { ...target, status, reason };
  }
  return {
    ...target,
    status: error.status,
    reason: error.code === "UPSTREAM_TIMEOUT" ? "timeout" : "unavailable",
  };
}
