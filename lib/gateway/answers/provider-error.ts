import { AppError, type ErrorCode, type ErrorDetails } from "@/lib/core/errors/errors";
import { CredentialRefusedError } from "@/lib/credentials/credential-refused-error";
import { REST_MS, type Refusal } from "@/lib/credentials/pool/credential-health";
import { parseRefusal, type RefusalWords, toWords } from "@/lib/gateway/refusal-words";
import { OutboundError } from "@/lib/net/outbound-error";
import type { OutboundResponse } from "@/lib/net/outbound-response";

const REFUSAL_MAX = 1024 * 1024;
const LONGEST_TEXT = 2_000;

/** Maps a provider's refusal to an error with Keystead's code and, when it helps, the provider's message. */
export async function toProviderError(
  response: OutboundResponse,
  secrets: readonly string[],
): Promise<AppError> {
  const { status } = response;
  const words = parseRefusal((await response.beginning(REFUSAL_MAX)).toString("utf8"));
  const reason = toRefusalReason(status, words);
  const details = toDetails(words, secrets);
  const [code, shown] = toCode(status, reason, details, retryHeaders(response));
  if (!reason) return new AppError(code, shown);
  const evidence = { reason, status, code: details.reason ?? details.type, message: details.message };
  return new CredentialRefusedError(code, shown, { ...evidence, restMs: toRestMs(reason, response) });
}

function toCode(
  status: number,
  reason: Refusal["reason"] | null,
  details: ErrorDetails,
  headers: Record<string, string>,
): [ErrorCode, ErrorDetails] {
  if (reason === "rejected") {
    const message = "The provider rejected the credential of this call";
    return ["PROVIDER_AUTH", { reason: "rejected", message }];
  }
  if (status < 400 || status > 499) return ["UPSTREAM_ERROR", {}];
  return ["PROVIDER_ERROR", { ...details, status: status === 402 || status === 409 ? 502 : status, headers }];
}

/** The codes of an account without money, which some providers send with status 429. */
const NO_QUOTA = /insufficient_(quota|balance|funds)|billing|credit|quota_exceeded/i;

/** Returns why a provider refused the credential, null when it refused the request itself. */
function toRefusalReason(status: number, { isBadKey, code, type }: RefusalWords): Refusal["reason"] | null {
  if (status === 401 || status === 403 || isBadKey) return "rejected";
  if (status === 402) return "out_of_quota";
  if (status === 429) return NO_QUOTA.test(`${code} ${type}`) ? "out_of_quota" : "rate_limited";
  return status >= 500 ? "unavailable" : null;
}

const LONGEST_REST_MS = 3_600_000;

/** Returns the time that the provider asks to wait, else the usual one. */
function toRestMs(reason: Refusal["reason"], response: OutboundResponse): number {
  const seconds = Number(response.header("retry-after") ?? Number.NaN);
  const milliseconds = Number(response.header("retry-after-ms") ?? seconds * 1_000);
  const isUsable = reason !== "rejected" && reason !== "out_of_quota" && milliseconds > 0;
  return isUsable ? Math.min(milliseconds, LONGEST_REST_MS) : REST_MS[reason];
}

/** Maps a successful answer that contains an error to an AppError. Returns null for any other answer. */
export function findErrorInAnswer(answer: object, secrets: readonly string[]): AppError | null {
  const error: unknown = Reflect.get(answer, "error");
  const isError = typeof error === "string" ? error !== "" : typeof error === "object" && error !== null;
  // A completion or a response with an error is the provider's own answer.
  if (!isError || "choices" in answer || Reflect.get(answer, "object") === "response") return null;
  return new AppError("PROVIDER_ERROR", toDetails(toWords(answer), secrets));
}

function toDetails({ message, code, type, param }: RefusalWords, secrets: readonly string[]) {
  const clean = (text: string | undefined) => text && shorten(withoutSecrets(text, secrets));
  return {
    message: clean(message),
    reason: clean(code) ?? null,
    type: clean(type),
    param: clean(param) ?? null,
  };
}

const shorten = (text: string) => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);

/** Maps an error of an outbound call to the caller's error. Other errors are returned unchanged. */
export function toUpstreamError(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error;
  if (error.kind === "timeout") return new AppError("UPSTREAM_TIMEOUT");
  return new AppError("UPSTREAM_ERROR", { message: `The provider failed: ${error.message}` });
}

function retryHeaders(response: OutboundResponse): Record<string, string> {
  const names = ["retry-after", "retry-after-ms"];
  return Object.fromEntries(names.map((name) => [name, response.header(name)]).filter(([, value]) => value));
}

/**
 * Redacts each word of a text that contains the first or last 6 characters of a secret. Secrets shorter than
 * 8 characters are ignored.
 */
function withoutSecrets(value: string, secrets: readonly string[]): string {
  const marks = secrets
    .filter((secret) => secret.length >= 8)
    .flatMap((secret) => [secret.slice(0, 6), secret.slice(-6)]);
  if (marks.length === 0) return value;
  return value.replace(/\S+/g, (word) => (marks.some((mark) => word.includes(mark)) ? "[redacted]" : word));
}
