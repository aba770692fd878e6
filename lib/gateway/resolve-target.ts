import type { CallServices } from "@/lib/access/call";
import { AppError } from "@/lib/core/errors/errors";
import { chooseCredential, type Lookup } from "@/lib/credentials/look-up-credential";
import { resolveCredential } from "@/lib/credentials/resolve-credential";
import type { Family } from "./family";
import type { OpenedCall } from "./request/open-call";
import type { ResolvedCall, SelectedCall } from "./stages";

/**
 * Resolves the credential of a call, and the provider's endpoint for it.
 * @throws PROVIDER_AUTH when there is no usable credential.
 * @throws RUNTIME_NOT_FOUND when the provider does not serve the endpoint.
 */
export function resolveTarget(
  { keyring, providerVariable, health }: CallServices,
  call: SelectedCall,
  { body, records }: OpenedCall,
  { endpoint, metering }: Pick<Family, "endpoint" | "metering">,
): ResolvedCall {
  const { arrival, caller, project, selection } = call;
  const { runtime, provider } = selection;
  const scope = { organizationId: caller.organizationId, workspaceId: project.workspaceId };
  const { now } = caller;
  const lookup = chooseCredential({ providerVariable, now, health }, scope, runtime, provider ?? "", records);
  const credential = resolveCredential(keyring, scope, lookup);
  const endpointCall = credential.provider.endpoints[endpoint];
  const spares = listSpares(lookup).map((spare) => () => resolveCredential(keyring, scope, spare));
  const selected = { arrival, caller, scope: call.scope, project, selection };
  const alternatives = body.furtherModels;
  if (endpointCall)
    return { credential, spares, attempts: [], endpointCall, metering, alternatives, ...selected };
  throw new AppError("RUNTIME_NOT_FOUND", {
    message: `${credential.provider.name} does not serve this endpoint`,
    reason: "runtime",
  });
}

/** Returns a lookup for each other credential of the pool, in order. */
function listSpares(lookup: Lookup): Lookup[] {
  const { chosen } = lookup;
  if (!chosen || !("others" in chosen)) return [];
  return chosen.others.map((credential) => ({ ...lookup, chosen: { ...chosen, credential }, refusal: null }));
}
