import { isIP } from "node:net";

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

const isForwarding = (name) =>
  names.has(name) || (name.startsWith("x-") && prefixes.some((prefix) => name.startsWith(prefix)));

/**
 * Takes away what a client says about where it comes from, and puts in what we know: its address with the token that
 * proves it ours, and the public origin where one is set.
 */
export function rewriteForwarding(req, { token, trustedProxies, origin }) {
  const address = addressOf(req, trustedProxies);
  const { headers } = req;
  for (const name in headers) if (isForwarding(name)) delete headers[name];
  headers["x-keystead-client-address"] = address ?? "";
  headers["x-keystead-server-token"] = token;
  headers["x-forwarded-for"] = address ?? "";
  if (origin) {
    headers["x-forwarded-host"] = origin.host;
    headers["x-forwarded-proto"] = origin.protocol.slice(0, -1);
  }
}

/** The address that called the outermost trusted proxy, or the socket's own where there is none; null where unknown. */
export function addressOf(req, trustedProxies) {
  if (trustedProxies === 0) return plainAddress(req.socket.remoteAddress ?? "");
  const hops = (req.headers["x-forwarded-for"] ?? "").split(",");
  return hops.length < trustedProxies ? null : plainAddress(hops[hops.length - trustedProxies].trim());
}

/** An address without port, brackets, zone, or the IPv6 cloak of an IPv4 one; null for anything else. */
function plainAddress(text) {
  const unported = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = unported.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(address) === 0 ? null : address;
}
