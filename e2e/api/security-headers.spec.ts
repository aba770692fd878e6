import { beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { findProblems } from "@/e2e/support/envelope";
import { type Server, startServer } from "@/e2e/support/server";
import { PREFIXES } from "@/lib/http/find-prefix";

let server: Server;
beforeAll(async () => {
  const { url } = await createServerDatabase();
  server = await startServer({ databaseUrl: url, env: { APP_URL: "https://keys.example" } });
});

const AUTH_PAGES = ["signin", "signout", "error", "verify-request", "csrf", "providers", "session", "nope"];
const API = [
  ...PREFIXES.flatMap(({ prefix }) => [prefix, `${prefix}/nope`]),
  ...["/api/health", "/api/me", "/api/keys/verify", "/v1/models", "/api/%zz", "//api/keys"],
];
const PAGES = ["/sign-in", "/setup", "/nope", "/orgs/acme"];

describe("behind TLS", () => {
  it.each([...API, ...AUTH_PAGES.map((name) => `/api/auth/${name}`), ...PAGES])(
    "%s keeps browsers on TLS, and tells no other site the address",
    async (path) => {
      const { headers } = await call(server.url, "GET", path);
      expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
      expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    },
  );

  it.each([...AUTH_PAGES.map((name) => `/api/auth/${name}`), ...PAGES])(
    "%s runs no script and no frame that is not ours",
    async (path) => {
      const { headers } = await call(server.url, "GET", path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/default-src '(none|self)'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    },
  );
});

it.each(PREFIXES.map(({ prefix }) => prefix))("%s itself answers in the envelope", async (path) => {
  for (const method of ["GET", "POST"]) {
    const answer = await call(server.url, method, path);
    expect([answer.status, findProblems(answer)]).toEqual([expect.any(Number), []]);
    expect([401, 404, 405]).toContain(answer.status);
  }
});

it("there is no image optimizer", async () => {
  const { status } = await call(server.url, "GET", "/_next/image?url=%2Flogo.svg&w=64&q=75");
  expect(status).toBe(404);
});

it.each(["/models", "/chat/completions", "/openai/deployments/x/chat/completions"])(
  "a gateway call to %s is told that /v1 is missing, and a browser gets a page",
  async (path) => {
    const answer = await call(server.url, "POST", path, { key: server.key, body: {} });
    expect([answer.status, findProblems(answer), answer.body.error?.code]).toEqual([404, [], "NOT_FOUND"]);
    expect(answer.body.error.message).toContain("/v1");
    const page = await call(server.url, "GET", path, { headers: { accept: "text/html" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  },
);
