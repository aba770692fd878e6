import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeToken, open, parseFernetKeys, SealError, seal, sealedWith } from "@/lib/crypto/fernet";

const published = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
const old = "yMnKy8zNzs_Q0dLT1NXW19jZ2tvc3d7f4OHi4-Tl5uc=";
const keys = parseFernetKeys(published);
const oldKeys = parseFernetKeys(old);
const seconds = (time: string) => Date.parse(time) / 1000;

describe("the published vectors", () => {
  const hello =
    "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";

  it("generate", () => {
    const iv = Buffer.from([...Array(16).keys()]);
    expect(makeToken(keys[0]!, "hello", seconds("1985-10-26T01:20:00-07:00"), iv)).toBe(hello);
  });

  it("verify", () => {
    const now = seconds("1985-10-26T01:20:01-07:00");
    expect(open(keys, hello, { seconds: 60, now }).toString()).toBe("hello");
  });

  const early = "1985-10-26T01:20:01-07:00";
  it.each([
    [
      "incorrect mac",
      early,
      "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ==",
    ],
    ["too short", early, "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA=="],
    [
      "invalid base64",
      early,
      "%%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==",
    ],
    [
      "payload size not multiple of block size",
      early,
      "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7mrfyudzUm",
    ],
    [
      "payload padding error",
      early,
      "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIbkuKNqOhw==",
    ],
    [
      "far-future TS (unacceptable clock skew)",
      early,
      "gAAAAAAdwStRAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAnja1xKYyhd-Y6mSkTOyTGJmw2Xc2a6kBd-iX9b_qXQcw==",
    ],
    [
      "expired TTL",
      "1985-10-26T01:21:31-07:00",
      "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==",
    ],
    [
      "incorrect IV (causes padding error)",
      early,
      "gAAAAAAdwJ6xBQECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAkLhFLHpGtDBRLRTZeUfWgHSv49TF2AUEZ1TIvcZjK1zQ==",
    ],
  ])("invalid: %s", (_case, now, token) => {
    expect(() => open(keys, token, { seconds: 60, now: seconds(now) })).toThrow(SealError);
  });
});

describe("tokens that another implementation made (pyca/cryptography 48, fixed time and IV)", () => {
  const iv = Buffer.from([...Array(16).keys()].map((byte) => byte + 16));
  it.each([
    [
      "",
      "gAAAAABpVbkAEBESExQVFhcYGRobHB0eHzcVcvOXy-aGNJzBoWcHmzQdM1L19Y4-5GKHO5Oh51_eXRQxzigshskh331BwqxlJA==",
    ],
    [
      "a",
      "gAAAAABpVbkAEBESExQVFhcYGRobHB0eH_-AMVN5f9eBfgb1gDc8kfPaN0-MEkwZyn6Fz-lhzNLH95c-CQ9u8mAh1avQSOh3bw==",
    ],
    [
      "fifteen bytes..",
      "gAAAAABpVbkAEBESExQVFhcYGRobHB0eH4QF_7v6z14Sd43ldrs8Tovwt7HGiFx2hIcRpF1tnCelBg6Lo16dC4mUkoypdikfJg==",
    ],
    [
      "sixteen bytes...",
      "gAAAAABpVbkAEBESExQVFhcYGRobHB0eH_bVBTyMjqTR2jf7e3TWPyvLWGj5S8MuExkA2wyNTbje_NPxVt4UmFH3-4VBNNBSDM7h7fJerBmaL-5Hy8wiXHo=",
    ],
    [
      "Grüße 鍵 🔑",
      "gAAAAABpVbkAEBESExQVFhcYGRobHB0eH41jD18i5FGn2q41EAkaVPsqBHP7GxAZdrMSytNOm4T3VCkjgpBNNLN9gilZZkMLGN6PvLXGioOiPfeil1ydoek=",
    ],
  ])("%j", (text, token) => {
    expect(makeToken(oldKeys[0]!, text, 1767225600, iv)).toBe(token);
    expect(open(oldKeys, token).toString()).toBe(text);
  });

  it("a time beyond 32 bits", () => {
    const token =
      "gAAAAQAAAAAA_____________________x9elN2eAaRMbEeYWqhycIfRqE5DkChE6mvJfoKnHaq3fwsR9n1_BkMiboa4dq2tSQ==";
    expect(makeToken(oldKeys[0]!, "far", 2 ** 40, Buffer.alloc(16, 255))).toBe(token);
    expect(open(oldKeys, token).toString()).toBe("far");
  });
});

describe("every change is refused", () => {
  const token = seal(keys, "a provider's secret");
  const refused = (changed: string) => {
    expect(() => open(keys, changed), changed).toThrow(SealError);
  };

  it("of a single bit of the sealed bytes", () => {
    const bytes = Buffer.from(token, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      refused(changed.toString("base64").replaceAll("+", "-").replaceAll("/", "_"));
    }
  });

  it("of a single bit of the text", () => {
    for (let bit = 0; bit < token.length * 8; bit++) {
      const changed = Buffer.from(token, "latin1");
      changed[bit >> 3]! ^= 1 << (bit & 7);
      refused(changed.toString("latin1"));
    }
  });

  it("of length, alphabet or padding", () => {
    for (let length = 0; length < token.length; length++) refused(token.slice(0, length));
    refused(`${token}=`);
    refused(`${token}\n`);
    refused(` ${token}`);
    refused(token + token);
    const plus = makeToken(keys[0]!, "", 0, Buffer.alloc(16, 251));
    expect(plus).toMatch(/[-_]/);
    refused(plus.replaceAll("-", "+").replaceAll("_", "/"));
  });

  it("to anything at all", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String()), refused));
  });
});

describe("several master keys", () => {
  const both = parseFernetKeys(`${published}, ${old}`);

  it("the first seals, all open", () => {
    const before = seal(oldKeys, "x");
    const after = seal(both, "x");
    expect(open(both, before).toString()).toBe("x");
    expect(open(keys, after).toString()).toBe("x");
    expect(() => open(oldKeys, after)).toThrow(SealError);
  });

  it("tell which one sealed", () => {
    expect(sealedWith(both, seal(oldKeys, "x"))?.id).toBe(both[1]!.id);
    expect(sealedWith(both, seal(keys, "x"))?.id).toBe(both[0]!.id);
    expect(sealedWith(keys, seal(oldKeys, "x"))).toBeNull();
    expect(sealedWith(keys, "nonsense")).toBeNull();
  });

  it("have ids that stay, differ, and are no part of the key", () => {
    expect(both.map((key) => key.id)).toEqual([keys[0]!.id, oldKeys[0]!.id]);
    expect(both[0]!.id).not.toBe(both[1]!.id);
    expect(Buffer.from(published, "base64url").toString("hex")).not.toContain(both[0]!.id);
  });

  it("may be written in either alphabet, padded or not", () => {
    for (const text of [old, old.replaceAll("_", "/").replaceAll("-", "+"), old.slice(0, -1)]) {
      expect(parseFernetKeys(text)).toEqual(oldKeys);
    }
  });

  it.each(["", ",", `${published},`, "short", "%".repeat(44), `${published}${old}`])("refuses %j", (list) => {
    expect(() => parseFernetKeys(list)).toThrow(/Master key \d is not 32 bytes in base64/);
  });

  it("says nothing of a key that it refuses", () => {
    expect(() => parseFernetKeys("hunter2hunter2")).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("hunter2") }),
    );
  });
});

it("round trip: whatever is sealed is opened, and no two tokens are alike", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const plain = Buffer.from(bytes);
      expect(open(keys, seal(keys, plain))).toEqual(plain);
      expect(seal(keys, plain)).not.toBe(seal(keys, plain));
    }),
  );
});
