import type { Credential } from "@/lib/credentials/credential-view";
import type { OutboundResponse } from "@/lib/net/outbound-response";

const LIST_MAX_BYTES = 8 * 1024 * 1024;

export type Outcome = NonNullable<Credential["lastTestResult"]>;

/** Maps the response to a list of models to a test result. */
export async function toModelsOutcome(response: OutboundResponse): Promise<Outcome> {
  const { status } = response;
  if (status === 200) return isModelList(await response.bytes(LIST_MAX_BYTES)) ? "valid" : "wrong_path";
  const outcome = toOutcome(response);
  return outcome === "unreachable" && [404, 405, 410].includes(status) ? "wrong_path" : outcome;
}

/**
 * Maps a response to a test result. Some providers return 400 for a malformed key, and 402 or 429 when the account has
 * no money left.
 */
export function toOutcome(response: OutboundResponse): Outcome {
  const { status } = response;
  response.discard();
  if (status >= 200 && status <= 299) return "valid";
  if ([400, 401, 403].includes(status)) return "rejected";
  return [402, 429].includes(status) ? "out_of_quota" : "unreachable";
}

function isModelList(body: Buffer): boolean {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    if (typeof parsed !== "object" || parsed === null) return false;
    const list = "data" in parsed ? parsed.data : "models" in parsed ? parsed.models : parsed;
    return Array.isArray(list);
  } catch {
    return false;
  }
}
