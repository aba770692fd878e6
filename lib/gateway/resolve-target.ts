import type { CallServices } from "@/lib/access/call";
import { AppError } from "@/lib/core/errors";
import type { Endpoint } from "@/lib/credentials/catalogue/provider";
import { chooseCredential } from "@/lib/credentials/look-up-credential";
import { resolveCredential } from "@/lib/credentials/resolve-credential";
import type { OpenedCall } from "./open-call";
import type { ResolvedCall, SelectedCall } from "./stages";

/**
 * Resolves the credential of a call, and the provider's endpoint for it.
 * @throws PROVIDER_AUTH when there is no usable credential.
 * @throws RUNTIME_NOT_FOUND when the provider does not serve the endpoint.
 */
export function resolveTarget(
  { keyring, providerVariable }: CallServices,
  call: SelectedCall,
  { records }: OpenedCall,
  endpoint: Endpoint,
): ResolvedCall {
  const { runtime, provider } = call.selection;
  const scope = { organizationId: call.caller.organizationId, workspaceId: call.project.workspaceId };
  const lookup = chooseCredential({ providerVariable }, scope, runtime, provider ?? "", records);
  const credential = resolveCredential(keyring, scope, lookup);
  const endpointCall = credential.provider.endpoints[endpoint];
  if (endpointCall) return { ...call, credential, endpointCall };
  throw new AppError("RUNTIME_NOT_FOUND", {
    message: `${credential.provider.name} does not serve this endpoint`,
    reason: "runtime",
  });
}
