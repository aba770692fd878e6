import { AppError } from "@/lib/core/errors/errors";
import type { ProviderRequest } from "@/lib/credentials/authorization/provider-request";
import { toProviderError, toUpstreamError } from "@/lib/gateway/answers/provider-error";
import { parseJson } from "@/lib/gateway/body/parse-json";
import { type OutboundRequest, outbound } from "@/lib/net/outbound";
import type { OutboundResponse } from "@/lib/net/outbound-response";
import { startsWithEvent } from "./answers/events";
import { withoutBom } from "./body/byte-order-mark";

export type UpstreamCall = {
  /** The request with the headers that authorize it. */
  request: Omit<ProviderRequest, "body"> & { body: OutboundRequest["body"] | null };
  /** Whether the caller wants a stream of events. */
  wantsStream?: boolean;
  /** The secrets in the request, which errors must not contain. */
  secrets: readonly string[];
  signal?: AbortSignal;
  allowPrivate: boolean;
  timeouts?: { headersMs?: number; bodyIdleMs?: number };
};

/** A provider's successful answer: its status, the headers to forward, and the unread body. */
export type Upstream = {
  status: number;
  headers: Record<string, string>;
  isStream: boolean;
  response: OutboundResponse;
};

const PASSED_HEADERS = ["content-type", "openai-processing-ms", "openai-version"];
const EVENT_STREAM = "text/event-stream; charset=utf-8";
const TIMEOUTS = { headersMs: 600_000, bodyIdleMs: 300_000 };

/**
 * Calls a provider's endpoint.
 * @throws UPSTREAM_ERROR, UPSTREAM_TIMEOUT, PROVIDER_AUTH or PROVIDER_ERROR when the provider fails or
 * refuses.
 * @throws the signal's reason when the caller disconnected.
 */
export async function callUpstream(call: UpstreamCall): Promise<Upstream> {
  const response = await send(call);
  if (response.status < 200 || response.status > 299) throw await toProviderError(response, call.secrets);
  const isStream = await isEventStream(response, call.wantsStream === true);
  const headers = { ...passedHeaders(response), ...(isStream && { "content-type": EVENT_STREAM }) };
  return { status: response.status, headers, isStream, response };
}

/**
 * Returns whether an answer is a stream of events: by its content type or, when one is wanted, by its first
 * bytes.
 */
async function isEventStream(response: OutboundResponse, isWanted: boolean): Promise<boolean> {
  const type = response.header("content-type")?.toLowerCase() ?? "";
  if (type.startsWith("text/event-stream")) return true;
  if (!isWanted || type.startsWith("application/json")) return false;
  try {
    return startsWithEvent((await response.peek()) ?? Buffer.alloc(0));
  } catch (error) {
    throw toUpstreamError(error);
  }
}

/**
 * Reads a whole JSON answer. Returns its bytes without a byte order mark, and its value. `keep` gets the
 * number of bytes of each chunk that is kept in memory.
 * @throws the errors of `callUpstream`.
 */
export async function readAnswer(
  { response }: Upstream,
  keep?: (bytes: number) => void,
): Promise<{ bytes: Buffer; value: object }> {
  const bytes = withoutBom(await readBytes(response, keep));
  const value = parseJson(bytes.toString("utf8"));
  if (typeof value === "object" && value !== null) return { bytes, value };
  throw new AppError("UPSTREAM_ERROR", { message: "The provider failed: its answer is not JSON" });
}

async function readBytes(response: OutboundResponse, keep?: (bytes: number) => void): Promise<Buffer> {
  try {
    return await response.bytes(undefined, keep);
  } catch (error) {
    throw toUpstreamError(error);
  }
}

async function send(call: UpstreamCall): Promise<OutboundResponse> {
  try {
    const { method, url, headers, body } = call.request;
    return await outbound(url, {
      method,
      headers: { "user-agent": "keystead", "accept-encoding": "identity", ...headers },
      body: body ?? undefined,
      signal: call.signal,
      allowPrivate: call.allowPrivate,
      timeouts: { ...TIMEOUTS, ...call.timeouts },
    });
  } catch (error) {
    throw toUpstreamError(error);
  }
}

function passedHeaders(response: OutboundResponse): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of PASSED_HEADERS) {
    const value = response.header(name);
    if (value !== null) passed[name] = value;
  }
  return passed;
}
