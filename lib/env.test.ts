import { describe, expect, it } from "vitest";
import { Environment } from "@/lib/env";

describe("Environment", () => {
  it("needs no variable at all to be read", () => {
    const env = new Environment({});
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
    expect(new Environment(variables).databaseDriver).toBe(driver);
  });

  it("permits private upstreams outside production only, unless told", () => {
    expect(new Environment({ NODE_ENV: "development" }).allowPrivateUpstreams).toBe(true);
    expect(new Environment({ NODE_ENV: "production" }).allowPrivateUpstreams).toBe(false);
    expect(
      new Environment({ NODE_ENV: "production", ALLOW_PRIVATE_UPSTREAMS: "1" }).allowPrivateUpstreams,
    ).toBe(true);
  });

  it("listens on this machine only in development", () => {
    expect(new Environment({ NODE_ENV: "development" }).host).toBe("127.0.0.1");
    expect(new Environment({ NODE_ENV: "development", HOST: "::" }).host).toBe("::");
  });

  it("knows the public origin, on Vercel from the platform", () => {
    expect(new Environment({ APP_URL: "https://keys.example.com/" }).appUrl).toBe("https://keys.example.com");
    expect(new Environment({ VERCEL: "1", VERCEL_URL: "x-1.vercel.app" }).appUrl).toBe(
      "https://x-1.vercel.app",
    );
    expect(
      new Environment({
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
    ["workers", { WORKERS: "2" }],
    ["preparedStatements", { PREPARED_STATEMENTS: "no" }],
    ["databaseDriver", { DATABASE_URL: "mysql://db" }],
    ["appUrl", { APP_URL: "keys.example.com" }],
    ["bootstrap", { BOOTSTRAP_OWNER_EMAIL: "owner@example.com" }],
    ["masterKey", {}],
    ["masterKey", { MASTER_KEY: " " }],
    ["authSecret", { AUTH_SECRET: "" }],
    ["logLevel", { LOG_LEVEL: "loud" }],
    ["databaseUrlUnpooled", { DATABASE_URL_UNPOOLED: "db.internal" }],
  ] as const)("refuses a bad %s: %j", (name, variables) => {
    expect(() => new Environment(variables)[name]).toThrow(/^[A-Z_]+ (must|and|is not)/);
  });

  it("says where a secret comes from outside production", () => {
    expect(() => new Environment({ NODE_ENV: "development" }).masterKey).toThrow("npm run demo");
  });
});
