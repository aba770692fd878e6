import type { Credential } from "@/lib/credentials/credential-view";
import type { OutboundResponse } from "@/lib/net/outbound-response";

const LIST_MAX_BYTES = 8 * 1024 * 1024;

export type Outcome = NonNullable<Credential["lastTestResult"]>;

/** A test result. `models` is the number of listed models, null when the test lists none. */
export type Finding = { result: Outcome; models: number | null };

/** Maps the response to a list of models to a test result. */
export async function toModelsFinding(response: OutboundResponse): Promise<Finding> {
  const { status } = response;
  if (status === 200) {
    const models = countModels(await response.bytes(LIST_MAX_BYTES));
    return { result: models === null ? "wrong_path" : "valid", models };
  }
  const outcome = toOutcome(response);
  const isMisplaced = outcome === "unreachable" && [404, 405, 410].includes(status);
  return { result: isMisplaced ? "wrong_path" : outcome, models: null };
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

/** Counts the models of a list, null when the body is none. */
function countModels(body: Buffer): number | null {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    if (typeof parsed !== "object" || parsed === null) return null;
    const list = "data" in parsed ? parsed.data : "models" in parsed ? parsed.models : parsed;
    return Array.isArray(list) ? list.length : null;
  } catch {
    return null;
  }
}
