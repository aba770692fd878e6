import type { Arrival, CallServices } from "@/lib/access/call";
import { admitCall, authenticateCall, checkCall, rateLimitHeaders } from "@/lib/access/call-steps";
import type { Caller } from "@/lib/access/caller";
import { notFound } from "@/lib/core/errors";
import { keyIdHeader } from "@/lib/gateway/answer-headers";
import type { Serve } from "@/lib/gateway/family";
import { findRequestedProject } from "@/lib/gateway/requested-project";
import { runSteps } from "@/lib/gateway/run-steps";
import { settleAttempt } from "@/lib/gateway/settlement";
import { jsonResponse } from "@/lib/net/json-response";
import { judgeModel } from "@/lib/policy/models";
import { listUsableRuntimes, type UsableRuntime } from "@/lib/runtimes/select-runtime";

/** `GET /v1/models`: the enabled runtimes that the caller has access to and may use. */
export const listModels: Serve = (services, request, arrival) =>
  serveModels(services, request, arrival, (models) => ({ object: "list", data: models }));

/** `GET /v1/models/{model}`, where the model may hold slashes. */
export const readModel: Serve = (services, request, arrival, params) =>
  serveModels(services, request, arrival, (models) => {
    const model = models.find(({ id }) => id === params.model);
    if (!model) throw notFound();
    return model;
  });

async function serveModels(
  services: CallServices,
  request: Request,
  arrival: Arrival,
  toBody: (models: ReturnType<typeof toModel>[]) => unknown,
): Promise<Response> {
  const authenticated = await authenticateCall(services, request, arrival);
  const { caller } = authenticated;
  const scoped = { ...authenticated, scope: toScope(caller) };
  return runSteps(services, request, scoped, async (reach) => {
    checkCall(scoped);
    const project = await findRequestedProject(services.engine.db, request, caller);
    const placed = reach({ ...scoped, project });
    checkCall(placed, { project: project.named ?? undefined });
    const admitted = reach(await admitCall(services, placed));
    const scope = { organizationId: caller.organizationId, workspaceId: project.workspaceId };
    const runtimes = await listUsableRuntimes(services.engine.db, scope);
    const body = toBody(runtimes.filter((runtime) => mayUse(admitted, runtime)).map(toModel));
    settleAttempt(services, admitted, { status: 200, outcome: "complete" });
    const headers = { ...keyIdHeader(caller), ...rateLimitHeaders(admitted) };
    return jsonResponse(body, { headers });
  });
}

/** A caller that may only read transcriptions sees the runtimes for those. */
const toScope = ({ policy: { scopes } }: Caller) =>
  !scopes.includes("models:read") && scopes.includes("transcribe:read") ? "transcribe:read" : "models:read";

function mayUse({ caller, scope }: { caller: Caller; scope: string | null }, runtime: UsableRuntime) {
  if (scope === "transcribe:read" && runtime.kind !== "transcription") return false;
  const { modelAllowlist, modelDenylist } = caller.policy;
  const target = { runtime, model: runtime.upstreamModel, provider: runtime.provider };
  return judgeModel(modelAllowlist, modelDenylist, target).allowed;
}

const toModel = ({ name, provider, createdAt }: UsableRuntime) => ({
  id: name,
  object: "model",
  created: Math.floor(createdAt.getTime() / 1000),
  owned_by: provider,
});
