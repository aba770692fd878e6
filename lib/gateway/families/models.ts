import { authenticate } from "@/lib/access/authenticate";
import type { Arrival, CallServices } from "@/lib/access/call";
import { admitCall, checkCall, rateLimitHeaders } from "@/lib/access/call-steps";
import type { Caller } from "@/lib/access/caller";
import { getRequestCredential } from "@/lib/access/request-credential";
import { runSteps } from "@/lib/access/run-steps";
import { notFound } from "@/lib/core/errors/errors";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { CallScope } from "@/lib/credentials/look-up-credential";
import { keyIdHeader } from "@/lib/gateway/answers/answer-headers";
import type { Serve } from "@/lib/gateway/family";
import { getProjectHeader, toRequestedProject } from "@/lib/gateway/request/requested-project";
import { settleAttempt } from "@/lib/gateway/settlement";
import type { Stage } from "@/lib/gateway/stages";
import { jsonResponse } from "@/lib/net/json-response";
import { judgeModel } from "@/lib/policy/models";
import {
  findUsableRuntime,
  type ListedRuntime,
  listUsableRuntimes,
} from "@/lib/runtimes/list-usable-runtimes";
import type { UsableRuntime } from "@/lib/runtimes/select-runtime";

/** Serves `GET /v1/models`: the enabled runtimes that the caller has access to and may use. */
export const listModels: Serve = (services, request, arrival) =>
  serveModels(services, request, arrival, async ({ engine }, scope, may) => {
    const runtimes = await listUsableRuntimes(engine.db, scope);
    return { object: "list", data: runtimes.filter(may).map(toModel) };
  });

/** Serves `GET /v1/models/{model}`. The model may contain slashes. */
export const readModel: Serve = (services, request, arrival, params) =>
  serveModels(services, request, arrival, async ({ engine }, scope, may) => {
    const runtime = await findUsableRuntime(engine.db, scope, params.model ?? "");
    if (!runtime || !may(runtime)) throw notFound();
    return toModel(runtime);
  });

/** Serves `GET /v1beta/models`: the runtimes of `GET /v1/models` whose provider has Gemini's API. */
export const listGoogleModels: Serve = (services, request, arrival) =>
  serveModels(services, request, arrival, async ({ engine }, scope, may) => {
    const runtimes = await listUsableRuntimes(engine.db, scope);
    return {
      models: runtimes.filter((runtime) => may(runtime) && servesContents(runtime)).map(toGoogleModel),
    };
  });

/** Serves `GET /v1beta/models/{model}`. The model may contain slashes. */
export const getGoogleModel: Serve = (services, request, arrival, params) =>
  serveModels(services, request, arrival, async ({ engine }, scope, may) => {
    const runtime = await findUsableRuntime(engine.db, scope, params.model ?? "");
    if (!runtime || !may(runtime) || !servesContents(runtime)) throw notFound();
    return toGoogleModel(runtime);
  });

const servesContents = ({ provider }: UsableRuntime) =>
  findProvider(provider)?.endpoints.contents !== undefined;

type Find = (
  services: CallServices,
  scope: CallScope,
  may: (runtime: UsableRuntime) => boolean,
) => Promise<unknown>;

async function serveModels(
  services: CallServices,
  request: Request,
  arrival: Arrival,
  find: Find,
): Promise<Response> {
  const credential = getRequestCredential(request);
  const names = { project: getProjectHeader(request), projectByName: false, runtime: null };
  const { caller, project: found } = await authenticate(services, credential, names);
  const scoped = { arrival, caller, scope: toScope(caller) };
  const frame = { request, first: scoped, record: settleAttempt };
  return runSteps<Stage>(services, frame, async (advance) => {
    checkCall(scoped);
    const placed = advance({ ...scoped, project: toRequestedProject(request, caller, found) });
    checkCall(placed, { project: placed.project.named ?? undefined });
    const admitted = advance(await admitCall(services, placed));
    const scope = { organizationId: caller.organizationId, workspaceId: placed.project.workspaceId };
    const body = await find(services, scope, (runtime) => mayUse(admitted, runtime));
    settleAttempt(services, admitted, { status: 200, outcome: "complete" });
    return jsonResponse(body, { headers: { ...keyIdHeader(caller), ...rateLimitHeaders(admitted) } });
  });
}

/**
 * Returns the scope of the request. A caller with only `transcribe:read` gets only runtimes for
 * transcription.
 */
const toScope = ({ policy: { scopes } }: Caller) =>
  !scopes.includes("models:read") && scopes.includes("transcribe:read") ? "transcribe:read" : "models:read";

function mayUse({ caller, scope }: { caller: Caller; scope: string | null }, runtime: UsableRuntime) {
  if (scope === "transcribe:read" && runtime.kind !== "transcription") return false;
  const { modelAllowlist, modelDenylist } = caller.policy;
  const target = { runtime, model: runtime.upstreamModel, provider: runtime.provider };
  return judgeModel(modelAllowlist, modelDenylist, target).allowed;
}

const toGoogleModel = ({ name, kind }: UsableRuntime) => ({
  name: `models/${name}`,
  displayName: name,
  supportedGenerationMethods:
    kind === "embedding" ? ["embedContent", "batchEmbedContents"] : ["generateContent", "countTokens"],
});

const toModel = ({ name, provider, createdAt }: ListedRuntime) => ({
  id: name,
  object: "model",
  created: Math.floor(createdAt.getTime() / 1000),
  owned_by: provider,
});
