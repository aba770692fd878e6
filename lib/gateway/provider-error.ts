import { AppError } from "@/lib/core/errors";
import { OutboundError } from "@/lib/net/outbound-error";
import type { OutboundResponse } from "@/lib/net/outbound-response";
import { parseRefusal, type RefusalWords, toWords } from "./refusal-words";

const REFUSAL_MAX = 1024 * 1024;
const LONGEST_TEXT = 2_000;

/** Maps a provider's refusal to an error with Keystead's code and, when it helps, the provider's message. */
export async function toProviderError(
  response: OutboundResponse,
  secrets: readonly string[],
): Promise<AppError> {
  const { status } = response;
  const words = parseRefusal((await response.beginning(REFUSAL_MAX)).toString("utf8"));
  if (status === 401 || status === 403 || words.isBadKey) {
    return new AppError("PROVIDER_AUTH", {
      reason: "rejected",
      message: "The provider rejected the credential of this call",
    });
  }
  if (status < 400 || status > 499) return new AppError("UPSTREAM_ERROR");
  return new AppError("PROVIDER_ERROR", {
    ...toDetails(words, secrets),
    status: status === 402 || status === 409 ? 502 : status,
    headers: retryHeaders(response),
  });
}

/** Maps a successful answer that contains an error to an AppError. Returns null for any other answer. */
export function findErrorInAnswer(answer: object, secrets: readonly string[]): AppError | null {
  const error: unknown = Reflect.get(answer, "error");
  const isError = typeof error === "string" ? error !== "" : typeof error === "object" && error !== null;
  if (!isError || "choices" in answer) return null;
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
