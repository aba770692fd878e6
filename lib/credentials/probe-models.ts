import { listBaseUrls } from "@/lib/credentials/catalogue/base-url";
import { authorizeRequest, type EndpointCall } from "@/lib/credentials/catalogue/provider";
import type { Credential } from "@/lib/credentials/credential-view";
import { outbound } from "@/lib/net/outbound";
import { OutboundError } from "@/lib/net/outbound-error";
import type { OutboundResponse } from "@/lib/net/outbound-response";

const TIMEOUTS = { headersMs: 10_000, bodyIdleMs: 10_000 };
const LIST_MAX_BYTES = 8 * 1024 * 1024;

export type ModelsEndpoint = {
  baseUrl: string;
  call: EndpointCall;
  publicFields: Record<string, string>;
};
type Outcome = NonNullable<Credential["lastTestResult"]>;

/** Requests a provider's list of models with the secrets, and returns the test result. */
export async function probeModels(
  { baseUrl, call, publicFields }: ModelsEndpoint,
  secrets: Record<string, string>,
  allowPrivate: boolean,
): Promise<Outcome> {
  const plain = { method: "GET", url: baseUrl + call.path, headers: {}, body: null } as const;
  const { url, headers } = await authorizeRequest(call, plain, secrets, publicFields);
  try {
    return await toOutcome(await outbound(url, { allowPrivate, headers, timeouts: TIMEOUTS }));
  } catch (error) {
    if (error instanceof OutboundError) return "unreachable";
    throw error;
  }
}

/**
 * Returns another base URL of the host that has a list of models, null when there is none. No secret is sent:
 * a server that requires one at a path has an endpoint there.
 */
export async function findModels(endpoint: ModelsEndpoint, allowPrivate: boolean): Promise<string | null> {
  const found = await Promise.all(
    listBaseUrls(endpoint.baseUrl).map(async (baseUrl) => {
      const outcome = await probeModels({ ...endpoint, baseUrl }, {}, allowPrivate);
      return outcome === "valid" || outcome === "rejected" ? baseUrl : null;
    }),
  );
  return found.find((baseUrl) => baseUrl !== null) ?? null;
}

/**
 * Maps a response to a test result. Some providers return 400 for a malformed key, and 402 or 429 when the
 * account has no money left.
 */
async function toOutcome(response: OutboundResponse): Promise<Outcome> {
  const { status } = response;
  if (status === 200) return isModelList(await response.bytes(LIST_MAX_BYTES)) ? "valid" : "wrong_path";
  response.discard();
  if ([400, 401, 403].includes(status)) return "rejected";
  if ([402, 429].includes(status)) return "out_of_quota";
  return [404, 405, 410].includes(status) ? "wrong_path" : "unreachable";
}

function isModelList(body: Buffer): boolean {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    if (typeof parsed !== "object" || parsed === null) return false;
    const list = "data" in parsed ? parsed.data : "models" in parsed ? parsed.models : null;
    return Array.isArray(list);
  } catch {
    return false;
  }
}
