import { fillFields, toBaseUrl } from "./base-url";
import type { EndpointCall, Provider, TestCall } from "./provider";

/** How a credential is tested: by listing the models under a base URL, or by a request of its provider's own. */
export type CredentialTest = { baseUrl: string; call: EndpointCall } | { baseUrl: null; call: TestCall };

/** Returns the test of a credential with these public fields, null when it has none. */
export function findTest(
  provider: Pick<Provider, "fields" | "baseUrl" | "basePath" | "test" | "endpoints">,
  publicFields: Readonly<Record<string, string>>,
): CredentialTest | null {
  const { test, endpoints } = provider;
  if (test && !publicFields.api_base) {
    const url = test.url === null ? null : fillFields(provider, test.url, publicFields);
    return test.url !== null && url === null ? null : { baseUrl: null, call: { ...test, url } };
  }
  const baseUrl = toBaseUrl(provider, publicFields);
  return endpoints.models && baseUrl !== null ? { baseUrl, call: endpoints.models } : null;
}
