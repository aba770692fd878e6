import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

/** What every key secret starts with. */
export const PREFIX_MARK = "sk_live_";
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const PUBLIC_LENGTH = 10;
/** How much of a key secret is public. */
export const PREFIX_LENGTH = PREFIX_MARK.length + PUBLIC_LENGTH;
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const SHAPE = /sk_live_[0-9A-Za-z]{48}/;
const EVERY_SHAPE = new RegExp(SHAPE, "g");
const EXACT_SHAPE = /^sk_live_[0-9A-Za-z]{48}$/;

/** A key secret in full, and the prefix that is shown and looked up. */
export type KeySecret = { secret: string; prefix: string };

/** A new key secret: 32 random base62 characters behind 10 public ones. */
export function createSecret(): KeySecret {
  const body = PREFIX_MARK + randomBase62(PUBLIC_LENGTH + SECRET_LENGTH);
  return withPrefix(body + checksum(body));
}

/** The key secret that a text is, by shape and checksum alone, or null. */
export function parseSecret(text: string): KeySecret | null {
  if (!EXACT_SHAPE.test(text)) return null;
  const body = text.slice(0, -CHECKSUM_LENGTH);
  return text.endsWith(checksum(body)) ? withPrefix(text) : null;
}

/** Whether something in the shape of a key secret stands anywhere in a text, whatever its checksum. */
export function looksLikeSecret(text: string): boolean {
  return SHAPE.test(text);
}

/** A text in which of everything in the shape of a key secret only the prefix is left. */
export function redactSecrets(text: string): string {
  return text.replace(EVERY_SHAPE, (secret) => `${secret.slice(0, PREFIX_LENGTH)}…`);
}

/** What is stored of a secret: its HMAC-SHA256, 32 bytes. */
export function hashSecret(hmacKey: Buffer, secret: string): Buffer {
  return createHmac("sha256", hmacKey).update(secret).digest();
}

/** Whether a secret is the stored one, in a time that does not depend on where they differ. */
export function secretMatches(hmacKey: Buffer, secret: string, stored: Buffer): boolean {
  const given = hashSecret(hmacKey, secret);
  return given.length === stored.length && timingSafeEqual(given, stored);
}

function withPrefix(secret: string): KeySecret {
  return { secret, prefix: secret.slice(0, PREFIX_LENGTH) };
}

function randomBase62(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

function checksum(body: string): string {
  let rest = crc32(body);
  let text = "";
  for (let digit = 0; digit < CHECKSUM_LENGTH; digit++) {
    text = ALPHABET.charAt(rest % ALPHABET.length) + text;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return text;
}
