import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { parseJson } from "@/lib/gateway/parse-json";
import { OutboundError } from "@/lib/net/outbound-error";
import type { OutboundResponse } from "@/lib/net/outbound-response";

const REFUSAL_MAX = 64 * 1024;
const LONGEST_TEXT = 2_000;
const text = z.string().trim().min(1).optional().catch(undefined);

const fault = z
  .object({
    message: text,
    type: text,
    code: text,
    status: text,
    param: text,
    details: z.array(z.object({ reason: text })).catch([]),
  })
  .partial();

const said = z.object({ error: z.union([fault, text]), detail: text }).and(fault);

/** Creates the error for a provider's refusal: with our codes, and the provider's words where they help. */
export async function providerError(
  response: OutboundResponse,
  secrets: readonly string[],
): Promise<AppError> {
  const { status } = response;
  const words = refusalWords(await refusalText(response));
  if (status === 401 || status === 403 || words.isBadKey) {
    return new AppError("PROVIDER_AUTH", {
      reason: "rejected",
      message: "The provider rejected the credential of this call",
    });
  }
  if (status < 400 || status > 499) return new AppError("UPSTREAM_ERROR");
  const clean = (value: string | undefined) => value && withoutSecrets(value, secrets).slice(0, LONGEST_TEXT);
  return new AppError("PROVIDER_ERROR", {
    status: status === 402 || status === 409 ? 502 : status,
    message: clean(words.message),
    reason: clean(words.code) ?? null,
    type: clean(words.type),
    param: clean(words.param) ?? null,
    headers: retryHeaders(response),
  });
}

/** Returns the caller's error for a failed call. An error that is not an OutboundError is returned unchanged. */
export function upstreamError(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error;
  if (error.kind === "timeout") return new AppError("UPSTREAM_TIMEOUT");
  return new AppError("UPSTREAM_ERROR", { message: `The provider failed: ${error.message}` });
}

async function refusalText(response: OutboundResponse): Promise<string> {
  try {
    return (await response.bytes(REFUSAL_MAX)).toString("utf8");
  } catch (error) {
    if (error instanceof OutboundError) return "";
    throw error;
  }
}

/** The words of a refusal in any of the shapes that providers use. */
function refusalWords(body: string) {
  const parsed = parseJson(body);
  const { data } = said.safeParse(Array.isArray(parsed) ? parsed[0] : parsed);
  if (!data) return { isBadKey: false };
  const inner = typeof data.error === "object" ? data.error : data;
  const message = inner.message ?? data.detail ?? (typeof data.error === "string" ? data.error : undefined);
  const isBadKey = inner.details?.some((detail) => detail.reason === "API_KEY_INVALID") ?? false;
  return { isBadKey, message, code: inner.code ?? inner.status, type: inner.type, param: inner.param };
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
