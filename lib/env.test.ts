import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readEnvironment, unsafeSecrets } from "@/lib/env";

const fernet = () => randomBytes(32).toString("base64");
const sound = () => ({ NODE_ENV: "production", MASTER_KEY: fernet(), AUTH_SECRET: fernet() });

describe("readEnvironment", () => {
  it("needs no variable at all to be read", () => {
    const env = readEnvironment({});
    expect(env.databaseDriver).toBe("pglite");
    expect(env.dataDir).toBe(".data");
    expect(env.preparedStatements).toBe(true);
    expect(env.appUrl).toBeNull();
    expect(env.bootstrap).toBeNull();
    expect([env.port, env.host, env.trustedProxies, env.logLevel]).toEqual([3000, "0.0.0.0", 0, "info"]);
  });

  it.each([
    [{ DATABASE_URL: "postgres://u:p@db.internal/keystead" }, "pg"],
    [{ DATABASE_URL: "postgresql://u:p@ep-cool.eu.aws.neon.tech/keystead" }, "neon"],
    [{ DATABASE_URL: "postgres://u:p@notneon.tech/keystead" }, "pg"],
    [{ DATABASE_URL: "postgres://u:p@proxy/keystead", DATABASE_DRIVER: "neon" }, "neon"],
  ])("picks the driver of %j: %s", (variables, driver) => {
    expect(readEnvironment(variables).databaseDriver).toBe(driver);
  });

  it("permits private upstreams outside production only, unless told", () => {
    expect(readEnvironment({ NODE_ENV: "development" }).allowPrivateUpstreams).toBe(true);
    expect(readEnvironment({ NODE_ENV: "production" }).allowPrivateUpstreams).toBe(false);
    expect(
      readEnvironment({ NODE_ENV: "production", ALLOW_PRIVATE_UPSTREAMS: "1" }).allowPrivateUpstreams,
    ).toBe(true);
  });

  it("knows the public origin, on Vercel from the platform", () => {
    expect(readEnvironment({ APP_URL: "https://keys.example.com/" }).appUrl).toBe("https://keys.example.com");
    expect(readEnvironment({ VERCEL: "1", VERCEL_URL: "x-1.vercel.app" }).appUrl).toBe(
      "https://x-1.vercel.app",
    );
    expect(
      readEnvironment({
        VERCEL: "1",
        VERCEL_ENV: "production",
        VERCEL_URL: "x-1.vercel.app",
        VERCEL_PROJECT_PRODUCTION_URL: "keys.example.com",
      }).appUrl,
    ).toBe("https://keys.example.com");
  });

  it.each([
    ["trustedProxies", { TRUSTED_PROXIES: "-1" }],
    ["trustedProxies", { TRUSTED_PROXIES: "all" }],
    ["port", { PORT: "65536" }],
    ["preparedStatements", { PREPARED_STATEMENTS: "no" }],
    ["databaseDriver", { DATABASE_URL: "mysql://db" }],
    ["appUrl", { APP_URL: "keys.example.com" }],
    ["bootstrap", { BOOTSTRAP_OWNER_EMAIL: "owner@example.com" }],
    ["masterKey", {}],
  ] as const)("refuses a bad %s: %j", (name, variables) => {
    expect(() => readEnvironment(variables)[name]).toThrow(/^[A-Z_]+ (must|and|is not)/);
  });

  it("says where a secret comes from outside production", () => {
    expect(() => readEnvironment({ NODE_ENV: "development" }).masterKey).toThrow("npm run demo");
  });
});

describe("unsafeSecrets", () => {
  it("lets random secrets through, either alphabet, one key or several", () => {
    expect(unsafeSecrets(sound())).toBeNull();
    const url = randomBytes(32).toString("base64url");
    expect(unsafeSecrets({ ...sound(), MASTER_KEY: `${url}, ${fernet()},${url}=` })).toBeNull();
  });

  const same = fernet();
  it.each([
    ["missing MASTER_KEY", { MASTER_KEY: "" }, "MASTER_KEY is not set"],
    ["missing AUTH_SECRET", { AUTH_SECRET: " " }, "AUTH_SECRET is not set"],
    ["short MASTER_KEY", { MASTER_KEY: randomBytes(16).toString("base64") }, "MASTER_KEY must be 32 bytes"],
    ["one bad key of two", { MASTER_KEY: `${fernet()},` }, "MASTER_KEY must be 32 bytes"],
    ["short AUTH_SECRET", { AUTH_SECRET: "Xy7".repeat(10) }, "AUTH_SECRET is too short"],
    ["the specification's key", { MASTER_KEY: "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=" }, "example"],
    [
      "an example AUTH_SECRET",
      { AUTH_SECRET: "change-me-change-me-change-me-change-me" },
      "AUTH_SECRET is an example",
    ],
    [
      "zero bytes",
      { MASTER_KEY: Buffer.alloc(32).toString("base64") },
      "MASTER_KEY is an example or a repeated",
    ],
    ["a repeated byte", { MASTER_KEY: Buffer.alloc(32, 0xa7).toString("base64url") }, "repeated byte"],
    ["a repeated character", { AUTH_SECRET: "x".repeat(40) }, "AUTH_SECRET is an example or a repeated"],
    ["a repeated byte in hex", { AUTH_SECRET: "5c".repeat(32) }, "AUTH_SECRET is an example or a repeated"],
    ["both equal", { MASTER_KEY: same, AUTH_SECRET: same }, "must differ"],
    [
      "both equal in two alphabets",
      { MASTER_KEY: same, AUTH_SECRET: Buffer.from(same, "base64").toString("base64url") },
      "must differ",
    ],
  ])("refuses %s in one line that repeats no secret", (_, variables, reason) => {
    const line = unsafeSecrets({ ...sound(), ...variables });
    expect(line).toContain(reason);
    expect(line).not.toContain("\n");
    for (const secret of Object.values(variables).filter((value) => value.trim())) {
      expect(line).not.toContain(secret);
    }
  });
});
