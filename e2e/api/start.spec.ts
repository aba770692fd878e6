import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { runServer, startServer } from "@/e2e/support/server";

const repeated = Buffer.alloc(32, 7).toString("base64");
const same = randomBytes(32).toString("base64");

it.each([
  ["no MASTER_KEY", { MASTER_KEY: "" }],
  ["no AUTH_SECRET", { AUTH_SECRET: "" }],
  ["a short MASTER_KEY", { MASTER_KEY: "c2hvcnQ=" }],
  ["a short AUTH_SECRET", { AUTH_SECRET: "zu kurz" }],
  ["an example MASTER_KEY", { MASTER_KEY: "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=" }],
  ["a repeated byte", { MASTER_KEY: repeated }],
  ["two equal secrets", { MASTER_KEY: same, AUTH_SECRET: same }],
  ["a bad TRUSTED_PROXIES", { TRUSTED_PROXIES: "all" }],
  ["a bad PORT", { PORT: "http" }],
  ["an APP_URL without a scheme", { APP_URL: "keys.example.com" }],
  ["two processes on the embedded database", { WORKERS: "2" }],
  [
    "two processes on a database that is away",
    { WORKERS: "2", DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" },
  ],
  ["a database that is away", { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }],
])("refuses to start with %s, in one clear line", async (_, env) => {
  const { code, logs } = await runServer(env);
  expect(code).toBe(1);
  const lines = logs.split("\n").filter((line) => line.startsWith("Keystead "));
  expect(lines).toEqual([expect.stringMatching(/^Keystead does not start: \S.{10,}$/)]);
  for (const secret of Object.values(env).filter((value) => value.length > 5))
    expect(logs).not.toContain(secret);
});

it("creates the first owner's places, and refuses a second process on one embedded database", async () => {
  const server = await startServer();
  for (const path of ["/api/workspaces", "/api/projects"]) {
    const { body } = await call(server.url, "GET", path, { key: server.key });
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual(["Default"]);
  }
  const second = await runServer(server.variables);
  expect(second.code).toBe(1);
  expect(second.logs).toContain("in use by process");
  await server.stop();
});
