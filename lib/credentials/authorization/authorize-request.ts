import type { Authorized } from "@/lib/credentials/catalogue/provider";
import { signAwsRequest } from "./aws-signature";
import { getGoogleToken } from "./google-token";
import type { Authorizing, ProviderRequest } from "./provider-request";

type Options = {
  /** Whether private addresses may be called for a token. */
  allowPrivate: boolean;
  /** Whether a new token is requested, even when an unexpired one is cached. */
  fresh?: boolean;
};

/**
 * Returns a request to a provider with the fixed headers of the call and those that authorize it.
 * @throws PROVIDER_AUTH (`rejected`) when the provider refuses a token.
 * @throws UPSTREAM_ERROR when the provider does not answer.
 */
export async function authorizeRequest(
  { headers, authorization = { type: "bearer" } }: Authorized,
  request: ProviderRequest,
  { secrets, publicFields }: Authorizing,
  options: Options,
): Promise<ProviderRequest> {
  const wanted = { ...request, headers: { ...headers, ...request.headers } };
  const withHeader = (name: string, value: string) => ({
    ...wanted,
    headers: { ...wanted.headers, [name]: value },
  });
  switch (authorization.type) {
    case "bearer":
      return secrets.api_key === undefined
        ? wanted
        : withHeader("authorization", `Bearer ${secrets.api_key}`);
    case "header":
      return secrets.api_key === undefined ? wanted : withHeader(authorization.name, secrets.api_key);
    case "aws-signature":
      return signAwsRequest(wanted, authorization.service, { secrets, publicFields });
    case "google-token": {
      const file = secrets.service_account_json;
      if (file === undefined) return wanted;
      return withHeader("authorization", `Bearer ${await getGoogleToken(file, options)}`);
    }
  }
}
