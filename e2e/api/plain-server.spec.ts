import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Engine } from "@/db/client";
import { jobs } from "@/db/schema";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { forgeries } from "@/e2e/support/forged-addresses";
import { type Server, startServer } from "@/e2e/support/server";
import { JOBS } from "@/lib/jobs/start-jobs";

const CRON_SECRET = "a secret of the scheduler";

let server: Server;
let engine: Engine;
beforeAll(async () => {
  const { url } = await createServerDatabase();
  engine = await connect({ driver: "pg", url, preparedStatements: false, connections: 1 });
  // The build as a platform runs it, without our own server and its jobs.
  const script = path.resolve("e2e/plain-server.mjs");
  server = await startServer({ databaseUrl: url, script, env: { CRON_SECRET } });
});
afterAll(() => Promise.all([server.stop(), engine.close()]));

const ask = (method: string, authorization?: string) =>
  fetch(`${server.url}/api/cron`, { method, headers: authorization ? { authorization } : {} });

it("runs the background jobs for the scheduler alone", async () => {
  for (const wrong of [undefined, "Bearer", `Bearer ${CRON_SECRET}x`, CRON_SECRET, `Basic ${CRON_SECRET}`]) {
    const refused = await ask("GET", wrong);
    expect([refused.status, (await refused.json()).error.code]).toEqual([401, "UNAUTHORIZED"]);
  }
  expect(await engine.db.select().from(jobs)).toEqual([]);
  const { status, headers } = await ask("GET", `Bearer ${CRON_SECRET}`);
  expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
  const done = await engine.db.select({ name: jobs.name, finishedAt: jobs.finishedAt }).from(jobs);
  expect(done.map(({ name }) => name).sort()).toEqual(JOBS.map(({ name }) => name).sort());
  for (const { finishedAt } of done) expect(finishedAt).not.toBeNull();
});

it("takes GET alone", async () => {
  const { status, headers } = await ask("POST", `Bearer ${CRON_SECRET}`);
  expect([status, headers.get("allow")]).toEqual([405, "GET"]);
});

it("trusts no address, and denies a key with an allowlist", async () => {
  const make = async (fields: object) => {
    const body = { name: randomUUID(), scopes: ["models:read", "projects:read"], ...fields };
    return (await call(server.url, "POST", "/api/keys", { key: server.key, body })).body.secret;
  };
  const [open, narrow] = [await make({}), await make({ ip_allowlist: ["0.0.0.0/0", "::/0"] })];
  for (const path of ["/v1/models", "/api/organization"]) {
    expect((await call(server.url, "GET", path, { key: open })).status).toBe(200);
    for (const headers of [{}, ...forgeries]) {
      const { status, body } = await call(server.url, "GET", path, { key: narrow, headers });
      expect([status, body.error?.reason]).toEqual([403, "ip"]);
    }
  }
});
