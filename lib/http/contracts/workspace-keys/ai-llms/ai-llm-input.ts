import { invalidField } from "@/lib/core/errors/errors";
import { toBaseUrl } from "@/lib/credentials/catalogue/base-url";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Credential } from "@/lib/credentials/credential-view";

/** The contract's names of the fields in errors about runtimes. */
export const RUNTIME_FIELDS = {
  credentialId: "apiKeyUuid",
  baseUrl: "endpoint",
  provider: "aiType",
};

/**
 * Checks the endpoint beside a stored key: it has to be that of the key, since no stored secret goes elsewhere.
 * @throws INVALID_REQUEST otherwise.
 */
export function checkEndpoint(endpoint: string | null | undefined, credential: Credential | undefined) {
  if (!endpoint || !credential) return;
  const provider = findProvider(credential.provider);
  const own = provider && toBaseUrl(provider, credential.publicFields);
  const isOwn = own && URL.canParse(endpoint) && isSameOrRoot(new URL(endpoint), new URL(own));
  if (!isOwn) throw invalidField("endpoint", "The key has another endpoint. Change the endpoint of the key");
}

const isSameOrRoot = (given: URL, own: URL) =>
  given.origin === own.origin && (given.pathname === "/" || trim(given.pathname) === trim(own.pathname));

const trim = (path: string) => path.replace(/\/+$/, "");
