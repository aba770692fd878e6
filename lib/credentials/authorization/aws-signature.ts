import { AwsV4Signer } from "aws4fetch";
import { withDefaults } from "@/lib/credentials/catalogue/provider";
import { aws } from "@/lib/credentials/catalogue/providers/platforms/aws";
import type { Authorizing, ProviderRequest } from "./provider-request";

/** Signs a request to an AWS service (SigV4). Returns it unsigned when there is no secret. */
export async function signAwsRequest(
  request: ProviderRequest,
  service: string,
  { secrets, publicFields }: Authorizing,
): Promise<ProviderRequest> {
  const { access_key_id: accessKeyId } = publicFields;
  const { secret_access_key: secretAccessKey, session_token: sessionToken } = secrets;
  if (!accessKeyId || !secretAccessKey) return request;
  const { region } = withDefaults(aws, publicFields);
  const { method, url, headers, body } = request;
  const signer = new AwsV4Signer({
    ...{ method, url, headers, service, region, accessKeyId, secretAccessKey, sessionToken },
    ...(body !== null && { body: typeof body === "string" ? body : new Uint8Array(body) }),
  });
  const signed = await signer.sign();
  return { ...request, headers: Object.fromEntries(signed.headers) };
}
