import { randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const randomText = (length: number) =>
  Array.from({ length }, () => base62.charAt(randomInt(base62.length))).join("");

/** Returns a secret in the public format that belongs to no key. */
export function inventSecret(prefix = `sk_live_${randomText(10)}`): string {
  const body = prefix + randomText(32);
  let rest = crc32(body);
  let checksum = "";
  while (checksum.length < 6) {
    checksum = base62.charAt(rest % 62) + checksum;
    rest = Math.floor(rest / 62);
  }
  return body + checksum;
}

/** Changes the last character of a secret, so that its checksum is wrong. */
export const changeLastCharacter = (secret: string) =>
  secret.slice(0, -1) + (secret.endsWith("0") ? "1" : "0");
