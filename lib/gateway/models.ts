import { checkCall, rateLimitHeaders, takeCall } from "@/lib/access/call";
import { jsonResponse } from "@/lib/core/answer";
import { notFound } from "@/lib/core/errors";
import { judgeModel } from "@/lib/policy/models";
import { listUsableRuntimes } from "@/lib/runtimes/select-runtime";
import type { Exchange } from "./exchange";
import { findRequestedProject } from "./requested-runtime";

/** `GET /v1/models`: the enabled runtimes that the key reaches and may use. */
export async function listModels(exchange: Exchange): Promise<Response> {
  return respond(exchange, { object: "list", data: await usable(exchange) });
}

/** `GET /v1/models/{model}`, where the model may hold slashes. */
export async function readModel(exchange: Exchange, name: string): Promise<Response> {
  const model = (await usable(exchange)).find(({ id }) => id === name);
  if (!model) throw notFound();
  return respond(exchange, model);
}

async function usable(exchange: Exchange) {
  const { services, call } = exchange;
  const { scopes, modelAllowlist, modelDenylist } = call.key.policy;
  const transcriptionsOnly = !scopes.includes("models:read") && scopes.includes("transcribe:read");
  const scope = transcriptionsOnly ? "transcribe:read" : "models:read";
  checkCall(call, { scope });
  const project = await findRequestedProject(exchange);
  exchange.facts.projectId = project.named?.id ?? null;
  checkCall(call, { scope, project: project.named ?? undefined });
  await takeCall(call);
  const owner = { organizationId: call.key.organizationId, workspaceId: project.workspaceId };
  const runtimes = await listUsableRuntimes(services.engine.db, owner);
  return runtimes
    .filter(({ kind }) => !transcriptionsOnly || kind === "transcription")
    .filter((runtime) => {
      const target = { runtime, model: runtime.upstreamModel, provider: runtime.provider };
      return judgeModel(modelAllowlist, modelDenylist, target).allowed;
    })
    .map(({ name, provider, createdAt }) => ({
      id: name,
      object: "model",
      created: Math.floor(createdAt.getTime() / 1000),
      owned_by: provider,
    }));
}

function respond({ call, settle }: Exchange, body: unknown): Response {
  settle({ status: 200, outcome: "complete" });
  return jsonResponse(call.facts.requestId, 200, body, {
    "x-keystead-key-id": call.key.id,
    ...rateLimitHeaders(call),
  });
}
