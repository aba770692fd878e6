import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

export interface ForwardingOptions {
  /** The secret that proves to the app that our own server wrote the address. */
  token: string;
  /** The number of proxies in front that append to `X-Forwarded-For`. */
  trustedProxies: number;
  /** Called when a request has `X-Forwarded-For` but no proxy is trusted. */
  onUntrustedProxy?: () => void;
  /** The public origin. Null: the `Host` header decides. */
  appUrl: string | null;
}

const names = new Set([
  "forwarded",
  "x-real-ip",
  "x-client-ip",
  "x-cluster-client-ip",
  "true-client-ip",
  "cf-connecting-ip",
  "fastly-client-ip",
  "fly-client-ip",
]);
const prefixes = ["x-forwarded", "x-vercel-", "x-keystead-client-", "x-keystead-server-"];

const isForwarding = (name: string) =>
  names.has(name) || (name.startsWith("x-") && prefixes.some((prefix) => name.startsWith(prefix)));

/**
 * Removes all headers in which a client names its address. Writes the known address, the token that proves
 * it, and the public origin if set. Returns the address, null when none can be trusted.
 */
export function rewriteForwardedHeaders(
  req: IncomingMessage,
  { token, trustedProxies, appUrl, onUntrustedProxy }: ForwardingOptions,
): string | null {
  if (trustedProxies === 0 && req.headers["x-forwarded-for"] !== undefined) onUntrustedProxy?.();
  const address = getClientAddress(req, trustedProxies);
  const { headers } = req;
  for (const name in headers) if (isForwarding(name)) delete headers[name];
  headers["x-keystead-client-address"] = address ?? "";
  headers["x-keystead-server-token"] = token;
  headers["x-forwarded-for"] = address ?? "";
  if (appUrl !== null) {
    const { host, protocol } = new URL(appUrl);
    headers["x-forwarded-host"] = host;
    headers["x-forwarded-proto"] = protocol.slice(0, -1);
  }
  return address;
}

/**
 * Returns the address that connected to the outermost trusted proxy, or the socket's address without proxies.
 */
function getClientAddress(req: IncomingMessage, trustedProxies: number): string | null {
  if (trustedProxies === 0) return toPlainAddress(req.socket.remoteAddress ?? "");
  const hops = [req.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const hop = hops.at(-trustedProxies);
  return hop === undefined ? null : toPlainAddress(hop.trim());
}

/** Returns an address without port, brackets, zone and IPv4-mapped prefix, null for any other text. */
function toPlainAddress(text: string): string | null {
  const withoutPort = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = withoutPort.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(address) === 0 ? null : address;
}
