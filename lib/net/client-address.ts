import { timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";

/** Where our server leaves the token that proves which headers it wrote itself. */
export const SERVER_TOKEN = Symbol.for("keystead.server");

/**
 * The client's address, or null where none can be trusted, which denies keys with an IP allowlist. It is believed only
 * from our own server, which proves itself by its token, and on Vercel from the platform's header.
 */
export function clientAddress(headers: Headers, onVercel: boolean): string | null {
  if (isFromOurServer(headers.get("x-keystead-server-token"))) {
    return address(headers.get("x-keystead-client-address"));
  }
  return onVercel ? address(headers.get("x-vercel-forwarded-for")) : null;
}

function isFromOurServer(token: string | null): boolean {
  const own: unknown = Reflect.get(globalThis, SERVER_TOKEN);
  if (token === null || typeof own !== "string") return false;
  const [given, expected] = [Buffer.from(token), Buffer.from(own)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const address = (value: string | null) => (value !== null && isIP(value) !== 0 ? value : null);
