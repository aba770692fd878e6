import { AppError } from "@/lib/core/errors";
import type { ProviderRequest } from "@/lib/credentials/catalogue/provider";
import { parseJson } from "@/lib/gateway/parse-json";
import { providerError, upstreamError } from "@/lib/gateway/provider-error";
import { outbound } from "@/lib/net/outbound";
import type { OutboundResponse } from "@/lib/net/outbound-response";

export type UpstreamCall = {
  /** The request with the headers that authorize it. */
  request: ProviderRequest;
  /** The secrets that the request carries, so that no error repeats them. */
  secrets: readonly string[];
  signal?: AbortSignal;
  allowPrivate: boolean;
  timeouts?: { headersMs?: number; bodyIdleMs?: number };
};

/** A provider's good answer: its status, the headers that may pass, and the body still to be read. */
export type Upstream = {
  status: number;
  headers: Record<string, string>;
  isStream: boolean;
  response: OutboundResponse;
};

const PASSED_HEADERS = ["content-type", "content-encoding", "openai-processing-ms", "openai-version"];
const TIMEOUTS = { headersMs: 600_000, bodyIdleMs: 300_000 };

/**
 * Calls a provider's endpoint.
 * @throws UPSTREAM_ERROR, UPSTREAM_TIMEOUT, PROVIDER_AUTH or PROVIDER_ERROR when the provider fails or refuses.
 * @throws the signal's reason when our caller has gone.
 */
export async function callUpstream(call: UpstreamCall): Promise<Upstream> {
  const response = await send(call);
  if (response.status < 200 || response.status > 299) throw await providerError(response, call.secrets);
  const contentType = response.header("content-type") ?? "";
  return {
    status: response.status,
    headers: passedHeaders(response),
    isStream: contentType.toLowerCase().startsWith("text/event-stream"),
    response,
  };
}

/**
 * Reads an answer whole.
 * @throws as `callUpstream` does.
 */
export async function readBytes(upstream: Upstream): Promise<Buffer> {
  try {
    return await upstream.response.bytes();
  } catch (error) {
    throw upstreamError(error);
  }
}

/**
 * Reads a JSON answer whole: the bytes to pass on and their value.
 * @throws as `callUpstream` does.
 */
export async function readAnswer(upstream: Upstream): Promise<{ bytes: Buffer; value: object }> {
  const bytes = await readBytes(upstream);
  const value = parseJson(bytes.toString("utf8"));
  if (typeof value === "object" && value !== null) return { bytes, value };
  throw new AppError("UPSTREAM_ERROR", { message: "The provider failed: its answer is not JSON" });
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
    throw upstreamError(error);
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
