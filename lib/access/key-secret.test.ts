import { createCipheriv } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksLikeSecret } from "@/lib/core/input/key-shape";
import { createSecret, hashSecret, parseSecret, secretMatches } from "./key-secret";

const base62 = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
const secrets = Array.from({ length: 200 }, () => createSecret().secret);

describe("a new key secret", () => {
  it("has the published shape, and its own prefix", () => {
    for (let i = 0; i < 1000; i++) {
      const { secret, prefix } = createSecret();
      expect(secret).toMatch(/^sk_live_[0-9A-Za-z]{48}$/);
      expect(prefix).toBe(secret.slice(0, 18));
      expect(parseSecret(secret)).toEqual({ secret, prefix });
    }
  });

  it("never repeats", () => {
    const drawn = Array.from({ length: 5000 }, () => createSecret());
    expect(new Set(drawn.map((key) => key.prefix)).size).toBe(5000);
    expect(new Set(drawn.map((key) => key.secret)).size).toBe(5000);
  });

  it("draws every character equally often", () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 4000; i++) {
      for (const char of createSecret().secret.slice(8, 50)) counts.set(char, (counts.get(char) ?? 0) + 1);
    }
    const expected = (4000 * 42) / 62;
    const chiSquare = base62.reduce((sum, c) => sum + ((counts.get(c) ?? 0) - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(160);
  });
});

describe("the checksum", () => {
  it("is the CRC-32 of everything before it, in base62", () => {
    const body = `sk_live_${"0".repeat(42)}`;
    const accepted = parseSecret(`${body}32jwl3`);
    expect(accepted?.prefix).toBe("sk_live_0000000000");
  });

  it("refuses every typo of one character", () => {
    let accepted = 0;
    for (const secret of secrets) {
      for (let at = 0; at < secret.length; at++) {
        for (const char of [...base62, "_", "-", " ", "é"]) {
          if (char !== secret[at] && parseSecret(secret.slice(0, at) + char + secret.slice(at + 1)))
            accepted++;
        }
      }
    }
    expect(accepted).toBe(0);
  });

  it("refuses two neighbours in the wrong order, a lost and a doubled character", () => {
    for (const secret of secrets) {
      for (let at = 0; at < secret.length - 1; at++) {
        const [head, first, second, tail] = [
          secret.slice(0, at),
          secret[at],
          secret[at + 1],
          secret.slice(at + 2),
        ];
        if (first !== second) expect(parseSecret(`${head}${second}${first}${tail}`)).toBeNull();
        expect(parseSecret(`${head}${second}${tail}`)).toBeNull();
        expect(parseSecret(`${head}${first}${first}${second}${tail}`)).toBeNull();
      }
    }
  });

  it("refuses two million random texts of the right shape", () => {
    // The texts are the same in each run. About one in four billion has a correct checksum.
    const stream = createCipheriv("aes-128-ctr", Buffer.alloc(16, 1), Buffer.alloc(16));
    const digits = Buffer.from(base62.join(""));
    const zeros = Buffer.alloc(48 * 1_000);
    let accepted = 0;
    for (let batch = 0; batch < 2_000; batch++) {
      const drawn = stream.update(zeros);
      for (let i = 0; i < drawn.length; i++) drawn[i] = digits[drawn[i]! % 62]!;
      const texts = drawn.toString("latin1");
      for (let at = 0; at < texts.length; at += 48) {
        if (parseSecret(`sk_live_${texts.slice(at, at + 48)}`)) accepted++;
      }
    }
    expect(accepted).toBe(0);
  });

  it("refuses anything else", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (text) => !parseSecret(text)),
    );
    const [secret] = secrets as [string];
    for (const text of [
      `${secret}\n`,
      ` ${secret}`,
      `Bearer ${secret}`,
      secret.toUpperCase(),
      secret + secret,
      "",
    ]) {
      expect(parseSecret(text)).toBeNull();
    }
  });
});

describe("the stored HMAC", () => {
  const hmacKey = Buffer.alloc(32, 7);
  const { secret } = createSecret();
  const stored = hashSecret(hmacKey, secret);

  it("is HMAC-SHA256 (RFC 4231, case 2)", () => {
    expect(hashSecret(Buffer.from("Jefe"), "what do ya want for nothing?").toString("hex")).toBe(
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
  });

  it("matches this secret under this key, and nothing else", () => {
    expect(secretMatches(hmacKey, secret, stored)).toBe(true);
    expect(secretMatches(hmacKey, createSecret().secret, stored)).toBe(false);
    expect(secretMatches(Buffer.alloc(32, 8), secret, stored)).toBe(false);
    expect(secretMatches(hmacKey, secret, stored.subarray(0, 31))).toBe(false);
    expect(secretMatches(hmacKey, secret, Buffer.alloc(0))).toBe(false);
  });
});

describe("the look of a key", () => {
  it("is found anywhere in a text", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...secrets), fc.string(), (before, secret, after) =>
        looksLikeSecret(before + secret + after),
      ),
    );
  });

  it("does not need a right checksum", () => {
    expect(looksLikeSecret(`?q=sk_live_${"a".repeat(48)}`)).toBe(true);
  });

  it("is not seen in a prefix or another provider's key", () => {
    for (const text of [
      "sk_live_AbCdEf0123",
      "sk_live_AbCdEf0123••••",
      `sk_test_${"a".repeat(48)}`,
      "sk-ant-1",
      "",
    ]) {
      expect(looksLikeSecret(text)).toBe(false);
    }
  });
});
