import { timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import { getBridge } from "@/lib/boot/bridge";

/**
 * Returns the client's address, null when it cannot be trusted. Without an address, keys with an IP
 * allowlist are refused. Two sources are trusted: our own server, which sends its token, and Vercel's header
 * on Vercel.
 */
export function clientAddress(headers: Headers, onVercel: boolean): string | null {
  if (isFromOurServer(headers.get("x-keystead-server-token"))) {
    return address(headers.get("x-keystead-client-address"));
  }
  return onVercel ? address(headers.get("x-vercel-forwarded-for")) : null;
}

function isFromOurServer(token: string | null): boolean {
  const own = getBridge().token;
  if (token === null || own === null) return false;
  const [given, expected] = [Buffer.from(token), Buffer.from(own)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const address = (value: string | null) => (value !== null && isIP(value) !== 0 ? value : null);
