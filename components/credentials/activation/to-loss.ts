import { isLinked } from "@/components/credentials/sheet/linked-resources";
import type { Credential } from "@/components/credentials/types";

/** Returns what happens to the calls of a credential once it is inactive or deleted. */
export function toLoss(credential: Credential, alternative: string | null): string {
  if (isLinked(credential)) return "Calls of linked resources will fail with PROVIDER_AUTH.";
  if (!credential.inUse)
    return alternative ? `${alternative} stays in use.` : "It is not in use: no call is affected.";
  if (alternative) return `Calls then use ${alternative}.`;
  return credential.workspaceId
    ? "This workspace has no other active credential: calls use one of the organization, or fail."
    : "No other active credential is left: calls use the environment variable if one is set, or fail.";
}
