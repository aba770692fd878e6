import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFernetKeys, SealError, seal } from "@/lib/crypto/fernet";
import { openBound, sealBound } from "@/lib/crypto/sealed-secret";

const keys = parseFernetKeys("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=");
const here = { organizationId: "org-1", subjectId: "credential-1", field: "api_key" };

describe("a sealed secret", () => {
  it("opens where it belongs", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        expect(openBound(keys, here, sealBound(keys, here, value))).toBe(value);
      }),
    );
  });

  it.each([
    ["organization", { ...here, organizationId: "org-2" }],
    ["row", { ...here, subjectId: "credential-2" }],
    ["field", { ...here, field: "secret_key" }],
    ["boundary between row and field", { ...here, subjectId: "credential-1api", field: "_key" }],
  ])("is refused in another %s", (_case, elsewhere) => {
    const token = sealBound(keys, here, "sk-proj-1");
    expect(() => openBound(keys, elsewhere, token)).toThrow(SealError);
  });

  it.each(["", "plain", "null", "{}", '"sk-proj-1"', JSON.stringify({ ...here, value: 1 })])(
    "is not what was sealed without a place: %j",
    (text) => {
      expect(() => openBound(keys, here, seal(keys, text))).toThrow(SealError);
    },
  );

  it("shows nothing of its value in the token or the error", () => {
    const token = sealBound(keys, here, "sk-proj-1");
    expect(Buffer.from(token, "base64url").toString("latin1")).not.toContain("sk-proj-1");
    expect(() => openBound(keys, { ...here, field: "x" }, token)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("sk-proj-1") }),
    );
  });
});
