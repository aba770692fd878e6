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

/** What a provider's refusal becomes for our caller: our own codes, and its words where they can help. */
export async function providerError(response: OutboundResponse, secret: string | null): Promise<AppError> {
  const { status } = response;
  const words = refusalWords(await refusalText(response));
  if (status === 401 || status === 403 || words.isBadKey) {
    return new AppError("PROVIDER_AUTH", {
      reason: "rejected",
      message: "The provider rejected the credential of this call",
    });
  }
  if (status < 400 || status > 499) return new AppError("UPSTREAM_ERROR");
  const clean = (value: string | undefined) => value && withoutSecret(value, secret).slice(0, LONGEST_TEXT);
  return new AppError("PROVIDER_ERROR", {
    status: status === 402 || status === 409 ? 502 : status,
    message: clean(words.message),
    reason: clean(words.code) ?? null,
    type: clean(words.type),
    param: clean(words.param) ?? null,
    headers: retryHeaders(response),
  });
}

/** A failed call as the error that our caller sees; anything but an OutboundError is passed back as it is. */
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

/** A text without any word that holds the beginning or the end of a secret. */
function withoutSecret(value: string, secret: string | null): string {
  if (!secret || secret.length < 8) return value;
  const holds = (word: string) => word.includes(secret.slice(0, 6)) || word.includes(secret.slice(-6));
  return value.replace(/\S+/g, (word) => (holds(word) ? "[redacted]" : word));
}
