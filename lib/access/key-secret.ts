import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";
import { PREFIX_LENGTH, PREFIX_MARK } from "@/lib/core/key-shape";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const PUBLIC_LENGTH = 10;
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const EXACT_SHAPE = /^sk_live_[0-9A-Za-z]{48}$/;

/** A whole key secret, and the prefix that is shown and looked up. */
export type KeySecret = { secret: string; prefix: string };

/** Creates a key secret: 32 random base62 characters after 10 public ones. */
export function createSecret(): KeySecret {
  const body = PREFIX_MARK + randomBase62(PUBLIC_LENGTH + SECRET_LENGTH);
  return withPrefix(body + checksum(body));
}

/** Parses a key secret by its shape and checksum. Returns null for any other text. */
export function parseSecret(text: string): KeySecret | null {
  if (!EXACT_SHAPE.test(text)) return null;
  const body = text.slice(0, -CHECKSUM_LENGTH);
  return text.endsWith(checksum(body)) ? withPrefix(text) : null;
}

/** Returns the HMAC-SHA256 of a secret, which is what is stored: 32 bytes. */
export function hashSecret(hmacKey: Buffer, secret: string): Buffer {
  return createHmac("sha256", hmacKey).update(secret).digest();
}

/** Compares a secret with a stored HMAC, in constant time. */
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
