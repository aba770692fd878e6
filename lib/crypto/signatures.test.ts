import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSignedBy, parsePublicKeys } from "./signatures";

const pair = (namedCurve = "prime256v1") => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve });
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  return { pem, sign: (bytes: Buffer) => sign("sha256", bytes, privateKey).toString("base64") };
};
const [one, other] = [pair(), pair()];
const bytes = Buffer.from('[{"token":"sk_live_…"}]');

describe("public keys", () => {
  it.each([
    ["by their identifiers", { one: one.pem, other: other.pem }],
    [
      "as GitHub publishes them",
      {
        public_keys: [
          { key_identifier: "one", key: one.pem, is_current: true },
          { key_identifier: "other", key: other.pem, is_current: false },
        ],
      },
    ],
  ])("are read %s", (_, json) => {
    const keys = parsePublicKeys(JSON.stringify(json));
    expect(isSignedBy(keys, "one", one.sign(bytes), bytes)).toBe(true);
    expect(isSignedBy(keys, "other", other.sign(bytes), bytes)).toBe(true);
  });

  it.each([
    ["no JSON", "-----BEGIN PUBLIC KEY-----"],
    ["a list", "[]"],
    ["null", "null"],
    ["a list that is none", '{"public_keys":{}}'],
    ["an entry that is none", '{"public_keys":[null]}'],
    ["no PEM", '{"one":"MFkw"}'],
    ["another curve", JSON.stringify({ one: pair("secp384r1").pem })],
  ])("are refused in one line: %s", (_, text) => {
    expect(() => parsePublicKeys(text)).toThrow(/^[^\n]+$/);
  });
});

describe("a signature", () => {
  const keys = parsePublicKeys(JSON.stringify({ one: one.pem, other: other.pem }));
  const good = one.sign(bytes);

  it.each([
    ["of another key", "other", good, bytes],
    ["of a key that is not there", "nobody", good, bytes],
    ["of other bytes", "one", good, Buffer.from(`${bytes} `)],
    ["that is cut", "one", good.slice(0, 40), bytes],
    ["that is empty", "one", "", bytes],
    ["that is no base64", "one", "ünïcode", bytes],
  ])("does not hold: %s", (_, identifier, signature, message) => {
    expect(isSignedBy(keys, identifier, signature, message)).toBe(false);
  });
});
