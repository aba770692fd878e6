import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { refuseWeakSecrets } from "@/lib/crypto/refuse-weak-secrets";

const fernet = () => randomBytes(32).toString("base64");
const sound = () => ({ masterKey: fernet(), authSecret: fernet() });

/** Returns the message of the error that `run` throws. */
function readMessage(run: () => void): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error("Nothing was thrown");
}

describe("refuseWeakSecrets", () => {
  it("lets random secrets through, either alphabet, one key or several", () => {
    refuseWeakSecrets(sound());
    const url = randomBytes(32).toString("base64url");
    refuseWeakSecrets({ ...sound(), masterKey: `${url}, ${fernet()},${url}=` });
  });

  const same = fernet();
  it.each([
    ["short MASTER_KEY", { masterKey: randomBytes(16).toString("base64") }, "MASTER_KEY must be 32 bytes"],
    ["one bad key of two", { masterKey: `${fernet()},` }, "MASTER_KEY must be 32 bytes"],
    ["short AUTH_SECRET", { authSecret: "Xy7".repeat(10) }, "AUTH_SECRET is too short"],
    ["the specification's key", { masterKey: "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=" }, "example"],
    [
      "an example AUTH_SECRET",
      { authSecret: "change-me-change-me-change-me-change-me" },
      "AUTH_SECRET is an example",
    ],
    [
      "zero bytes",
      { masterKey: Buffer.alloc(32).toString("base64") },
      "MASTER_KEY is an example or a repeated",
    ],
    ["a repeated byte", { masterKey: Buffer.alloc(32, 0xa7).toString("base64url") }, "repeated byte"],
    ["a repeated character", { authSecret: "x".repeat(40) }, "AUTH_SECRET is an example or a repeated"],
    ["a repeated byte in hex", { authSecret: "5c".repeat(32) }, "AUTH_SECRET is an example or a repeated"],
    ["both equal", { masterKey: same, authSecret: same }, "must differ"],
    [
      "both equal in two alphabets",
      { masterKey: same, authSecret: Buffer.from(same, "base64").toString("base64url") },
      "must differ",
    ],
  ])("refuses %s in one line that repeats no secret", (_, variables, reason) => {
    const line = readMessage(() => refuseWeakSecrets({ ...sound(), ...variables }));
    expect(line).toContain(reason);
    expect(line).not.toContain("\n");
    for (const secret of Object.values(variables).filter((value) => value.trim())) {
      expect(line).not.toContain(secret);
    }
  });
});
