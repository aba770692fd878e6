import { timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import { getBridge } from "@/lib/boot/bridge";

/**
 * Returns the client's address, or null where none can be trusted, which denies keys with an IP allowlist. Two sources
 * are trusted: our own server, which proves itself by its token, and on Vercel the platform's header.
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
