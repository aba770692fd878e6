import type { Keyring } from "@/lib/core/operations/context";
import { toBaseUrl } from "@/lib/credentials/catalogue/base-url";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import {
  type CallScope,
  type Chosen,
  type CredentialSource,
  type Lookup,
  noCredential,
  type ResolutionStep,
  type StoredCredential,
} from "./look-up-credential";
import { openFields } from "./sealing/seal-fields";

/**
 * The credential and base URL of a call. `secrets` are by field, empty when none is sent. `baseUrl` has no
 * slash at its end.
 */
export type Resolution = {
  source: CredentialSource;
  credentialId: string | null;
  provider: Provider;
  secrets: Record<string, string>;
  publicFields: Record<string, string>;
  baseUrl: string;
  steps: ResolutionStep[];
  /** The stored credential, null for a secret from the environment or none. */
  stored: StoredCredential | null;
};

/**
 * Decrypts the secrets of the credential that a call uses. A secret from the environment is sent only to the
 * provider's own host.
 * @throws PROVIDER_AUTH (`inactive`) when the linked credential is inactive, (`missing`) when there is none
 * or it cannot be decrypted.
 */
export function resolveCredential(
  keyring: Pick<Keyring, "master">,
  scope: CallScope,
  { chosen, refusal, providerId, provider: requested, steps }: Lookup,
): Resolution {
  if (!chosen) throw refusal;
  const credential = "credential" in chosen ? chosen.credential : null;
  const provider = credential ? findProvider(credential.provider) : requested;
  const publicFields = credential?.publicFields ?? {};
  if (!provider) throw noCredential("missing", `The provider ${providerId} is not in the catalogue`);
  const baseUrl = toBaseUrl(provider, chosen.source === "none" ? { api_base: chosen.baseUrl } : publicFields);
  if (baseUrl === null) {
    throw noCredential("missing", `${credential?.name ?? provider.name} has no base URL for models`);
  }
  return {
    source: chosen.source,
    credentialId: credential?.id ?? null,
    provider,
    secrets: openSecrets(keyring, scope, chosen),
    publicFields,
    baseUrl,
    steps,
    stored: credential,
  };
}

function openSecrets(
  { master }: Pick<Keyring, "master">,
  { organizationId }: CallScope,
  chosen: Chosen,
): Record<string, string> {
  if (chosen.source === "none") return {};
  if (chosen.source === "environment") return { api_key: chosen.secret };
  const { credential } = chosen;
  return openFields(master, { organizationId, ...credential }, credential.sealedFields);
}
