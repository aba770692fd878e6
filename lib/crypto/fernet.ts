import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const VERSION = 0x80;
const HEADER_BYTES = 9;
const IV_BYTES = 16;
const BLOCK_BYTES = 16;
const MAC_BYTES = 32;
const SMALLEST_TOKEN = HEADER_BYTES + IV_BYTES + BLOCK_BYTES + MAC_BYTES;
const CLOCK_SKEW_SECONDS = 60;

/** A master key. `id` is a short fingerprint that rows store. It reveals nothing about the key. */
export type FernetKey = { id: string; signing: Buffer; encryption: Buffer };

/** The greatest age of a token that expires. `now` is in seconds since 1970. */
export type MaxAge = { seconds: number; now: number };

/**
 * The error when a sealed value cannot be opened: it was changed, cut or moved, is too old, or its key is
 * missing.
 */
export class SealError extends Error {
  constructor(message = "This sealed value was changed, or sealed with another master key") {
    super(message);
    this.name = "SealError";
  }
}

/**
 * Parses a comma-separated list of keys, each 32 bytes in base64 or base64url.
 * @throws Error with the position of an invalid key.
 */
export function parseFernetKeys(list: string): FernetKey[] {
  return list.split(",").map((entry, index) => {
    const text = entry.trim();
    const bytes = Buffer.from(text, "base64");
    if (!/^[\w+/-]{43}=?$/.test(text) || bytes.length !== 32) {
      throw new Error(`Master key ${index + 1} is not 32 bytes in base64. Make one: openssl rand -base64 32`);
    }
    return fernetKey(bytes);
  });
}

function fernetKey(bytes: Buffer): FernetKey {
  const id = createHmac("sha256", bytes).update("keystead master key id").digest("hex").slice(0, 12);
  return { id, signing: bytes.subarray(0, 16), encryption: bytes.subarray(16) };
}

/** Seals a value with the first key. Returns a Fernet token in padded base64url. */
export function seal(keys: readonly FernetKey[], plaintext: Buffer | string): string {
  const [key] = keys;
  if (!key) throw new Error("There is no master key to seal with");
  return makeToken(key, plaintext, Math.floor(Date.now() / 1000), randomBytes(IV_BYTES));
}

/**
 * Returns the token for a given time (in seconds) and IV. Exported for the published test vectors: use `seal`
 * instead.
 */
export function makeToken(key: FernetKey, plaintext: Buffer | string, seconds: number, iv: Buffer): string {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(VERSION);
  header.writeBigUInt64BE(BigInt(seconds), 1);
  const cipher = createCipheriv("aes-128-cbc", key.encryption, iv);
  const signed = Buffer.concat([header, iv, cipher.update(plaintext), cipher.final()]);
  return encode(Buffer.concat([signed, mac(key, signed)]));
}

/**
 * Opens a token that any of the keys sealed. Its age is only checked with `maxAge`.
 * @throws SealError when the token cannot be opened.
 */
export function open(keys: readonly FernetKey[], token: string, maxAge?: MaxAge): Buffer {
  const bytes = decode(token);
  const key = bytes && signer(keys, bytes);
  if (!bytes || !key) throw new SealError();
  if (maxAge) checkAge(Number(bytes.readBigUInt64BE(1)), maxAge);
  const iv = bytes.subarray(HEADER_BYTES, HEADER_BYTES + IV_BYTES);
  const decipher = createDecipheriv("aes-128-cbc", key.encryption, iv);
  try {
    const start = decipher.update(bytes.subarray(HEADER_BYTES + IV_BYTES, -MAC_BYTES));
    return Buffer.concat([start, decipher.final()]);
  } catch {
    throw new SealError();
  }
}

/** Returns the key that sealed a token, null when none of the keys did. */
export function sealedWith(keys: readonly FernetKey[], token: string): FernetKey | null {
  const bytes = decode(token);
  return bytes ? signer(keys, bytes) : null;
}

function signer(keys: readonly FernetKey[], bytes: Buffer): FernetKey | null {
  const signed = bytes.subarray(0, -MAC_BYTES);
  const given = bytes.subarray(-MAC_BYTES);
  return keys.find((key) => timingSafeEqual(mac(key, signed), given)) ?? null;
}

function mac(key: FernetKey, signed: Buffer): Buffer {
  return createHmac("sha256", key.signing).update(signed).digest();
}

function checkAge(sealedAt: number, { seconds, now }: MaxAge): void {
  const expired = sealedAt + seconds < now;
  if (expired || sealedAt > now + CLOCK_SKEW_SECONDS)
    throw new SealError("This sealed value is too old, or from the future");
}

/** Returns the bytes of a token, null when its encoding, length or version is invalid. */
function decode(token: string): Buffer | null {
  // Stored JSON may hold anything, if it was changed in the database.
  if (typeof token !== "string") return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length < SMALLEST_TOKEN || (bytes.length - SMALLEST_TOKEN) % BLOCK_BYTES !== 0) return null;
  return bytes[0] === VERSION && encode(bytes) === token ? bytes : null;
}

function encode(bytes: Buffer): string {
  const text = bytes.toString("base64url");
  return text + "=".repeat(-text.length & 3);
}
