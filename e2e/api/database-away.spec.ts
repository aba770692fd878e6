import { expect, it } from "vitest";
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
