import type { Context } from "@/lib/core/context";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import {
  type CallScope,
  type Chosen,
  type CredentialSource,
  lookUpCredential,
  noCredential,
  type ResolutionStep,
  type RuntimeLink,
} from "./look-up-credential";
import { openFields } from "./seal-fields";

type Services = Pick<Context, "db" | "keyring" | "providerVariable">;

/** What a call is made with. `secrets` by field, empty where none is sent; `baseUrl` without a slash at its end. */
export type Resolution = {
  source: CredentialSource;
  credentialId: string | null;
  provider: Provider;
  secrets: Record<string, string>;
  publicFields: Record<string, string>;
  baseUrl: string;
  steps: ResolutionStep[];
};

/**
 * Finds the credential of a call and opens its secrets. The environment's secret goes to the provider's own host
 * alone. Throws PROVIDER_AUTH: `inactive` where the linked credential is, `missing` where there is none or it cannot
 * be opened, with what was looked for.
 */
export async function resolveCredential(
  services: Services,
  scope: CallScope,
  runtime: RuntimeLink | null,
  providerId: string,
): Promise<Resolution> {
  const {
    chosen,
    refusal,
    provider: asked,
    steps,
  } = await lookUpCredential(services, scope, runtime, providerId);
  if (!chosen) throw refusal;
  const credential = "credential" in chosen ? chosen.credential : null;
  const provider = credential ? findProvider(credential.provider) : asked;
  const publicFields = credential?.publicFields ?? {};
  const own = chosen.source === "none" ? chosen.baseUrl : publicFields.api_base;
  const baseUrl = own ?? provider?.baseUrl;
  if (!provider || !baseUrl)
    throw noCredential("missing", `The provider ${providerId} is not in the catalogue`);
  return {
    source: chosen.source,
    credentialId: credential?.id ?? null,
    provider,
    secrets: openSecrets(services, scope, chosen),
    publicFields,
    baseUrl,
    steps,
  };
}

function openSecrets(
  { keyring }: Services,
  { organizationId }: CallScope,
  chosen: Chosen,
): Record<string, string> {
  if (chosen.source === "none") return {};
  if (chosen.source === "environment") return { api_key: chosen.secret };
  const { credential } = chosen;
  return openFields(keyring.master, { ...credential, organizationId }, credential.sealedFields);
}
