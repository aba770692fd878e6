import { createPublicKey, type KeyObject, verify } from "node:crypto";

/** The public keys that verify messages, by identifier. */
export type PublicKeys = ReadonlyMap<string, KeyObject>;

/**
 * Parses P-256 public keys from JSON: an object of PEM texts by identifier, or GitHub's format
 * (`{"public_keys":[{"key_identifier","key"}]}`).
 * @throws Error with a one-line message for other content.
 */
export function parsePublicKeys(text: string): PublicKeys {
  return new Map(parseEntries(text).map(([identifier, pem]) => [identifier, p256Key(identifier, pem)]));
}

/**
 * Returns whether a signature (ECDSA with SHA-256, DER in base64) of the bytes is valid for the key of an
 * identifier.
 */
export function isSignedBy(keys: PublicKeys, identifier: string, signature: string, bytes: Buffer): boolean {
  const key = keys.get(identifier);
  return key !== undefined && verify("sha256", bytes, key, Buffer.from(signature, "base64"));
}

function parseEntries(text: string): [string, unknown][] {
  const json = parseObject(text);
  if (!json) throw new Error("It must be a JSON object of public keys in PEM by their identifiers");
  if (!("public_keys" in json)) return Object.entries(json);
  if (!Array.isArray(json.public_keys)) throw new Error("public_keys must be a list");
  return json.public_keys.map((entry) => [String(entry?.key_identifier), entry?.key]);
}

function parseObject(text: string): object | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && !Array.isArray(json) ? json : null;
  } catch {
    return null;
  }
}

function p256Key(identifier: string, pem: unknown): KeyObject {
  const key = typeof pem === "string" ? readKey(pem) : null;
  if (key?.asymmetricKeyDetails?.namedCurve === "prime256v1") return key;
  throw new Error(`The public key ${identifier} must be a P-256 key in PEM`);
}

function readKey(pem: string): KeyObject | null {
  try {
    return createPublicKey(pem);
  } catch {
    return null;
  }
}
