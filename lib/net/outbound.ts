import { Readable } from "node:stream";
import { Agent } from "undici";
import { type ConnectorOptions, permittedConnector } from "@/lib/net/connector";
import { callOver } from "@/lib/net/outbound-call";
import { outboundError, toOutboundError } from "@/lib/net/outbound-error";
import { OutboundResponse } from "@/lib/net/outbound-response";
import { trackedConnector } from "@/lib/net/tracked-connector";

export type OutboundRequest = {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array | Readable;
  signal?: AbortSignal;
  /**
   * The most milliseconds until the headers (default 30,000), and between two parts of the body (default
   * 30,000).
   */
  timeouts?: { headersMs?: number; bodyIdleMs?: number };
  /** The most bytes of the answer's body. Default: 25 MiB for a whole body, no limit for a stream. */
  maxBytes?: number;
  /** Whether an answer with the status 3xx is returned like others, in place of an error. It is never followed. */
  returnsRedirect?: boolean;
};

export type Outbound = {
  /**
   * Calls a URL and returns the answer with its body unread. Redirects are not followed. When a reused
   * connection breaks before the answer begins, the call is repeated once on a new connection. A request
   * with a stream, which cannot be sent again, always gets a new one.
   * @throws OutboundError when the call fails.
   * @throws the signal's reason when the caller aborts.
   */
  send(url: string | URL, request?: OutboundRequest): Promise<OutboundResponse>;
  /** Closes the pooled connections after their calls have ended. */
  close(): Promise<void>;
};

/** Creates a connection pool that only connects to permitted addresses. */
export function createOutbound(options: ConnectorOptions): Outbound {
  const { connect, hasServed } = trackedConnector(permittedConnector(options));
  const kept = new Agent({ connect });
  const fresh = new Agent({ connect, pipelining: 0 });
  const send = async (address: string | URL, request: OutboundRequest = {}) => {
    const url = callableUrl(address, options.allowPrivate);
    try {
      return await call(request.body instanceof Readable ? fresh : kept, url, request);
    } catch (error) {
      if (!hasServed(error)) throw toOutboundError(error, request.signal);
    }
    // The other side closed the reused connection before it read the request.
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
  const options = {
    origin: url.origin,
    path: url.pathname + url.search,
    method: request.method ?? "GET",
    headers: request.headers ?? {},
    body: request.body ?? null,
    headersTimeout: headersMs,
    bodyTimeout: bodyIdleMs,
  };
  const { status, headers, body } = await callOver(agent, options, request.signal);
  const response = new OutboundResponse(status, headers, body, request.signal, request.maxBytes);
  if (status < 300 || status > 399 || request.returnsRedirect) return response;
  response.discard();
  throw outboundError("redirect");
}

const pools = new Map<boolean, Outbound>();

/** Calls a URL over the process's shared pool. Local addresses need `allowPrivate`. */
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
