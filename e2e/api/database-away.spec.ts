import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "@/db/client";
import { projects } from "@/db/schema";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { prepareGateway } from "@/e2e/support/gateway";
import { startPostgresProxy } from "@/e2e/support/postgres-proxy";
import { startServer } from "@/e2e/support/server";

it.each(["broken", "silent"] as const)(
  "fails closed while the connection to it is %s, and recovers",
  async (fault) => {
    const database = await createServerDatabase();
    const proxy = await startPostgresProxy(database.url);
    const server = await startServer({ databaseUrl: proxy.url });
    const { standIn, chatKey } = await prepareGateway(server);
    const chat = () =>
      call(server.url, "POST", "/v1/chat/completions", {
        key: chatKey,
        body: { model: "openai-compatible/standin-small", messages: [{ role: "user", content: "Hello" }] },
      });
    const others = () => [
      call(server.url, "GET", "/api/keys", { key: server.key }),
      call(server.url, "POST", "/api/keys/verify", { key: server.key, body: { key: chatKey } }),
      call(server.url, "GET", "/api/health"),
    ];
    expect((await chat()).status).toBe(200);
    const served = standIn.requests.length;

    proxy.become(fault);
    // They answer while the database still does not: a request that waited for it would end the test instead.
    const refused = await Promise.all([chat(), ...others()]);
    expect(refused.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    for (const { body, headers } of refused) {
      expect(body.error).toMatchObject({ code: "UNAVAILABLE", type: "server_error" });
      expect(headers.get("retry-after")).toBe("1");
    }
    expect(standIn.requests.length).toBe(served);

    proxy.become("open");
    await expect.poll(async () => (await chat()).status, { timeout: 30_000 }).toBe(200);
    expect(server.processes[0]?.exitCode).toBeNull();
    proxy.stop();
    await Promise.all([server.stop(), standIn.stop()]);
    await database.drop();
  },
);

it.each(["broken", "silent"] as const)(
  "fails changes that are under way and pages while the connection is %s, and logs no uncaught error",
  async (fault) => {
    const database = await createServerDatabase();
    const proxy = await startPostgresProxy(database.url);
    const server = await startServer({ databaseUrl: proxy.url });
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

    proxy.become("open");
    await expect
      .poll(async () => (await fetch(`${server.url}/sign-in`)).status, { timeout: 30_000 })
      .toBe(200);
    expect(server.logs()).not.toMatch(/uncaught|unhandled/i);
    proxy.stop();
    await Promise.all([server.stop(), blocker.close()]);
    await database.drop();
  },
);
