import { createHash, timingSafeEqual } from "node:crypto";

/** Returns whether a request has a secret as its bearer token. It takes the same time for every wrong one. */
export function hasBearerToken(headers: Headers, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(headers.get("authorization") ?? ""), digest(`Bearer ${secret}`));
}
