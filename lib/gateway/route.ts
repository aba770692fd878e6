import { checkCall, takeCall } from "@/lib/access/call";
import { AppError } from "@/lib/core/errors";
import { type Endpoint, endpointHeaders } from "@/lib/credentials/catalogue/provider";
import { type Resolution, resolveCredential } from "@/lib/credentials/resolve-credential";
import { type RuntimeKind, type Selection, selectRuntime } from "@/lib/runtimes/select-runtime";
import type { Exchange } from "./exchange";
import { findRequestedProject, parseRequestedRuntime } from "./requested-runtime";

/** Where an admitted call goes: what it calls, under which credential, at which address. */
export type Route = {
  selection: Selection;
  credential: Resolution;
  /** The secret that the headers carry, null where there is none. */
  secret: string | null;
  path: string;
  headers: Record<string, string>;
};

/**
 * Takes a request through the checks in their order: project, runtime, model, credential, limits. Throws the
 * exact error of the first that refuses; after it the call counts.
 */
export async function admitRoute(
  exchange: Exchange,
  body: Record<string, unknown>,
  { endpoint, kind, scope }: { endpoint: Endpoint; kind: RuntimeKind; scope: string },
): Promise<Route> {
  const { services, request, call, facts } = exchange;
  const { engine, keyring, providerVariable } = services;
  const project = await findRequestedProject(exchange);
  facts.projectId = project.named?.id ?? null;
  const owner = { organizationId: call.key.organizationId, workspaceId: project.workspaceId };
  const selection = await selectRuntime(engine.db, owner, parseRequestedRuntime(request.headers, body), kind);
  const { runtime, provider, model, found } = selection;
  const param = selection.param ?? "model";
  Object.assign(facts, { runtimeId: runtime?.id ?? null, provider, model });
  checkCall(call, {
    scope,
    project: project.named ?? undefined,
    runtime: { param, found, required: true },
    target: found ? { runtime, provider, model, param } : undefined,
  });
  const vault = { db: engine.db, keyring, providerVariable };
  const credential = await resolveCredential(vault, owner, runtime, provider ?? "");
  facts.credentialId = credential.credentialId;
  facts.credentialSource = credential.source;
  const secret = credential.secrets.api_key ?? null;
  const route = { selection, credential, secret, ...getEndpoint(credential, endpoint, secret) };
  await takeCall(call);
  return route;
}

function getEndpoint({ provider }: Resolution, endpoint: Endpoint, secret: string | null) {
  const at = provider.endpoints[endpoint];
  if (at) return { path: at.path, headers: endpointHeaders(at, secret) };
  throw new AppError("RUNTIME_NOT_FOUND", {
    message: `${provider.name} does not serve this endpoint`,
    reason: "runtime",
  });
}
