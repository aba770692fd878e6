import { Agent } from "undici";
import { type ConnectorOptions, permittedConnector } from "@/lib/net/connector";
import { outboundError, toOutboundError } from "@/lib/net/outbound-error";
import { OutboundResponse } from "@/lib/net/outbound-response";
import { trackedConnector } from "@/lib/net/tracked-connector";

export type OutboundRequest = {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
  /** Milliseconds to the answer's headers (30,000), and between two pieces of its body (30,000). */
  timeouts?: { headersMs?: number; bodyIdleMs?: number };
  /** The cap of the answer's body in bytes: 25 MiB for a whole one unless given, none for a streamed one. */
  maxBytes?: number;
};

export type Outbound = {
  /**
   * Calls a URL. The answer's body is still to be read. Redirects are never followed. A call on a kept connection that
   * breaks before the answer begins is made once more, on a fresh one.
   * @throws OutboundError when it fails; the signal's reason when the caller aborts.
   */
  send(url: string | URL, request?: OutboundRequest): Promise<OutboundResponse>;
  /** Closes the kept connections once their calls have ended. */
  close(): Promise<void>;
};

/** Creates a pool of kept connections that only connects to permitted addresses. */
export function createOutbound(options: ConnectorOptions): Outbound {
  const { connect, hasServed } = trackedConnector(permittedConnector(options));
  const kept = new Agent({ connect });
  const fresh = new Agent({ connect, pipelining: 0 });
  const send = async (address: string | URL, request: OutboundRequest = {}) => {
    const url = callableUrl(address, options.allowPrivate);
    try {
      return await call(kept, url, request);
    } catch (error) {
      if (!hasServed(error)) throw toOutboundError(error, request.signal);
    }
    // The other side closed a kept connection before it answered: it did not see the request.
    return call(fresh, url, request).catch((error: unknown) => {
      throw toOutboundError(error, request.signal);
    });
  };
  const close = async () => {
    await Promise.all([kept.close(), fresh.close()]);
  };
  return { send, close };
}

async function call(agent: Agent, url: URL, request: OutboundRequest): Promise<OutboundResponse> {
  const { headersMs = 30_000, bodyIdleMs = 30_000 } = request.timeouts ?? {};
  const { statusCode, headers, body } = await agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: request.method ?? "GET",
    headers: request.headers ?? {},
    body: request.body ?? null,
    signal: request.signal ?? null,
    headersTimeout: headersMs,
    bodyTimeout: bodyIdleMs,
  });
  const response = new OutboundResponse(statusCode, headers, body, request.signal, request.maxBytes);
  if (statusCode < 300 || statusCode > 399) return response;
  response.discard();
  throw outboundError("redirect");
}

const pools = new Map<boolean, Outbound>();

/** Calls a URL over this process's shared connections; local addresses only with `allowPrivate`. */
export function outbound(
  url: string | URL,
  { allowPrivate, ...request }: OutboundRequest & { allowPrivate: boolean },
): Promise<OutboundResponse> {
  const pool = pools.get(allowPrivate) ?? createOutbound({ allowPrivate });
  pools.set(allowPrivate, pool);
  return pool.send(url, request);
}

function callableUrl(address: string | URL, allowPrivate: boolean): URL {
  if (!URL.canParse(address)) throw outboundError("blocked");
  const url = new URL(address);
  const isCallable = url.protocol === "https:" || (url.protocol === "http:" && allowPrivate);
  if (!isCallable || url.username || url.password) throw outboundError("blocked");
  return url;
}
