import { AppError } from "@/lib/core/errors";
import { OutboundError } from "@/lib/net/outbound-error";
import type { OutboundResponse } from "@/lib/net/outbound-response";
import { parseRefusal, type RefusalWords, toWords } from "./refusal-words";

const REFUSAL_MAX = 1024 * 1024;
const LONGEST_TEXT = 2_000;

/** Creates the error for a provider's refusal: with our codes, and the provider's words where they help. */
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

/** Creates the error for an answer that says 200 and holds an error, null for any other answer. */
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

/** Returns the caller's error for a failed call. An error that is not an OutboundError is returned unchanged. */
export function toUpstreamError(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error;
  if (error.kind === "timeout") return new AppError("UPSTREAM_TIMEOUT");
  return new AppError("UPSTREAM_ERROR", { message: `The provider failed: ${error.message}` });
}

function retryHeaders(response: OutboundResponse): Record<string, string> {
  const names = ["retry-after", "retry-after-ms"];
  return Object.fromEntries(names.map((name) => [name, response.header(name)]).filter(([, value]) => value));
}

/** Returns a text without any word that holds the beginning or the end of a secret. */
function withoutSecrets(value: string, secrets: readonly string[]): string {
  const marks = secrets
    .filter((secret) => secret.length >= 8)
    .flatMap((secret) => [secret.slice(0, 6), secret.slice(-6)]);
  if (marks.length === 0) return value;
  return value.replace(/\S+/g, (word) => (marks.some((mark) => word.includes(mark)) ? "[redacted]" : word));
}
