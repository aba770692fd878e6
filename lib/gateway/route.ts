import { AppError } from "@/lib/core/errors";
import { findProvider } from "@/lib/credentials/catalogue";
import { type Endpoint, endpointHeaders } from "@/lib/credentials/provider";
import { type ResolvedCredential, resolveCredential } from "@/lib/credentials/resolution";
import { checkCall, takeCall } from "@/lib/keys/call";
import { type Selection, selectRuntime } from "@/lib/runtimes/selection";
import { askedProject, askedRuntime } from "./asked";
import type { Exchange } from "./exchange";

/** Where an admitted call goes: what it calls, under which credential, at which address. */
export type Route = {
  selection: Selection;
  credential: ResolvedCredential;
  baseUrl: string;
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
  endpoint: Endpoint,
  kind: Selection["kind"],
  scope: string,
): Promise<Route> {
  const { services, request, call, facts } = exchange;
  const { organizationId } = call.key;
  const project = await askedProject(exchange);
  facts.projectId = project.named?.id ?? null;
  const owner = { organizationId, workspaceId: project.workspaceId };
  const selection = await selectRuntime(services.engine.db, owner, askedRuntime(request.headers, body), kind);
  const { runtime, provider, model, param, found } = selection;
  Object.assign(facts, { runtimeId: runtime?.id ?? null, provider, model });
  checkCall(call, {
    scope,
    project: project.named ?? undefined,
    runtime: { param, found, required: true },
    target: found ? { runtime, provider, model, param } : undefined,
  });
  const credential = await resolveCredential(services, owner, runtime, provider ?? "");
  facts.credentialId = credential.credentialId;
  facts.credentialSource = credential.source;
  const address = addressOf(provider ?? "", endpoint, credential);
  await takeCall(call);
  return { selection, credential, ...address };
}

function addressOf(providerId: string, endpoint: Endpoint, { baseUrl, secret }: ResolvedCredential) {
  const provider = findProvider(providerId);
  const at = provider?.endpoints[endpoint];
  const base = baseUrl ?? provider?.baseUrl;
  if (!at || !base) {
    throw new AppError("RUNTIME_NOT_FOUND", {
      message: `${provider?.name ?? "This provider"} does not serve this endpoint`,
      reason: "runtime",
    });
  }
  return { baseUrl: base, path: at.path, headers: endpointHeaders(at, secret) };
}
