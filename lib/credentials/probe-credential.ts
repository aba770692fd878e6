import type { Context } from "@/lib/core/context";
import { invalidField } from "@/lib/core/errors";
import { requireProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Credential } from "@/lib/credentials/credential-view";
import { findModels, type ModelsEndpoint, probeModels } from "@/lib/credentials/probe-models";

/** What a credential's test calls, and the secrets that it sends. */
type Probe = { endpoint: ModelsEndpoint; secrets: Record<string, string> };

/** Calls the provider. `suggestedBaseUrl` is one under which the server seems to have models, when the path was wrong. */
export async function probeCredential(
  { allowPrivateUpstreams }: Pick<Context, "allowPrivateUpstreams">,
  { endpoint, secrets }: Probe,
) {
  const result = await probeModels(endpoint, secrets, allowPrivateUpstreams);
  const isMisplaced = result === "wrong_path";
  return { result, suggestedBaseUrl: isMisplaced ? await findModels(endpoint, allowPrivateUpstreams) : null };
}

/**
 * Returns the endpoint that a credential is tested with: its provider's list of models.
 * @throws INVALID_REQUEST when the provider has none.
 */
export function getModelsEndpoint({
  provider: id,
  publicFields,
}: Pick<Credential, "provider" | "publicFields">): ModelsEndpoint {
  const provider = requireProvider(id);
  const call = provider.endpoints.models;
  const baseUrl = publicFields.api_base ?? provider.baseUrl;
  if (!call || !baseUrl) throw invalidField("id", `${provider.name} credentials cannot be tested`);
  return { baseUrl, call, publicFields };
}
