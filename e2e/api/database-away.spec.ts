import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "@/db/client";
import { projects } from "@/db/schema";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { prepareGateway } from "@/e2e/support/gateway";
import { startPostgresProxy } from "@/e2e/support/postgres-proxy";
import { type Server, startServer } from "@/e2e/support/server";

let database: Awaited<ReturnType<typeof createServerDatabase>>;
let proxy: Awaited<ReturnType<typeof startPostgresProxy>>;
let server: Server;
let gateway: Awaited<ReturnType<typeof prepareGateway>>;
beforeAll(async () => {
  database = await createServerDatabase();
  proxy = await startPostgresProxy(database.url);
  server = await startServer({ databaseUrl: proxy.url });
  gateway = await prepareGateway(server);
});
afterAll(async () => {
  proxy.stop();
  await Promise.all([server.stop(), gateway.standIn.stop()]);
  await database.drop();
});

const chat = () =>
  call(server.url, "POST", "/v1/chat/completions", {
    key: gateway.chatKey,
    body: { model: "openai-compatible/standin-small", messages: [{ role: "user", content: "Hello" }] },
  });
const others = () => [
  call(server.url, "GET", "/api/keys", { key: server.key }),
  call(server.url, "POST", "/api/keys/verify", { key: server.key, body: { key: gateway.chatKey } }),
  call(server.url, "GET", "/api/health"),
];

/** Lets the connection work again, and waits until everything answers. */
async function recover() {
  proxy.become("open");
  const answers = async () => {
    const all = await Promise.all([chat(), ...others(), fetch(`${server.url}/sign-in`)]);
    return all.map(({ status }) => status);
  };
  await expect.poll(answers, { timeout: 30_000 }).toEqual([200, 200, 200, 200, 200]);
}

describe.each(["broken", "silent"] as const)("while the connection to the database is %s", (fault) => {
  it("fails closed, and recovers", async () => {
    const { requests } = gateway.standIn;
    expect((await chat()).status).toBe(200);
    const served = requests.length;

    proxy.become(fault);
    // They answer while the database still does not: a request that waited for it would end the test instead.
    const refused = await Promise.all([chat(), ...others()]);
    expect(refused.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    for (const { body, headers } of refused) {
      expect(body.error).toMatchObject({ code: "UNAVAILABLE", type: "server_error" });
      expect(headers.get("retry-after")).toBe("1");
    }
    expect(requests.length).toBe(served);

    await recover();
    expect(server.processes[0]?.exitCode).toBeNull();
  });

  it("fails changes that are under way and pages, and logs no uncaught error", async () => {
    proxy.statements.length = 0;
    const { body: me } = await call(server.url, "GET", "/api/me", { key: server.key });
    const project = `/api/projects/${me.projects[0].id}`;
    const blocker = await connect({ driver: "pg", url: database.url, preparedStatements: false });

    const changes = await blocker.db.transaction(async (tx) => {
      // A change waits for the row that this transaction holds.
      await tx
        .select({ id: projects.id })
        .from(projects)
        .where(eq(projects.id, me.projects[0].id))
        .for("update");
      const underWay = call(server.url, "PATCH", project, { key: server.key, body: { name: "Renamed" } });
      const isUnderWay = () => proxy.statements.some(({ text }) => text.startsWith('update "projects"'));
      await expect.poll(isUnderWay).toBe(true);
      proxy.become(fault);
      return Promise.all([
        underWay,
        call(server.url, "POST", "/api/projects", { key: server.key, body: {} }),
      ]);
    });
    for (const { status, body } of changes) expect([status, body.error.code]).toEqual([503, "UNAVAILABLE"]);
    for (const path of ["/", "/sign-in", "/orgs/default"]) {
      const page = await fetch(server.url + path, { headers: { accept: "text/html" }, redirect: "manual" });
      expect([path, page.status, page.headers.get("retry-after")]).toEqual([path, 503, "1"]);
    }

    await recover();
    expect(server.logs()).not.toMatch(/uncaught|unhandled/i);
    await blocker.close();
  });
});
