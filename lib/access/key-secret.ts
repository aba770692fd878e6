import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";
import { PREFIX_LENGTH, PREFIX_MARK } from "@/lib/core/input/key-shape";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const PUBLIC_LENGTH = 10;
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const EXACT_SHAPE = /^sk_live_[0-9A-Za-z]{48}$/;

/** A whole key secret, and its prefix for lists and lookups. */
export type KeySecret = { secret: string; prefix: string };

/** Creates a key secret: `sk_live_`, 10 public and 32 secret random base62 characters, and a checksum. */
export function createSecret(): KeySecret {
  const body = PREFIX_MARK + randomBase62(PUBLIC_LENGTH + SECRET_LENGTH);
  return withPrefix(body + checksum(body));
}

/** Parses a key secret by its format and checksum. Returns null for any other text. */
export function parseSecret(text: string): KeySecret | null {
  if (!EXACT_SHAPE.test(text)) return null;
  const body = text.slice(0, -CHECKSUM_LENGTH);
  return text.endsWith(checksum(body)) ? withPrefix(text) : null;
}

/** Returns the HMAC-SHA256 of a secret, 32 bytes. It is stored instead of the secret. */
export function hashSecret(hmacKey: Buffer, secret: string): Buffer {
  return createHmac("sha256", hmacKey).update(secret).digest();
}

/** Returns whether a secret has a stored HMAC. The comparison takes constant time. */
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
