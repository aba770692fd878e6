import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { prepareGateway } from "@/e2e/support/gateway";
import { startServer } from "@/e2e/support/server";

/** A way to a database that can be closed: broken off, or silent as a cut cable is. */
async function wayTo(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let state: "open" | "broken" | "silent" = "open";
  const proxy = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined).once("close", () => sockets.delete(socket)));
    if (state === "broken") socket.destroy();
    if (state !== "open") return;
    const onward = connect(Number(target.port), target.hostname);
    onward.on("error", () => socket.destroy()).once("close", () => socket.destroy());
    socket.once("close", () => onward.destroy());
    socket.on("data", (chunk) => state === "open" && onward.write(chunk));
    onward.on("data", (chunk) => state === "open" && socket.write(chunk));
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  return {
    url: Object.assign(new URL(databaseUrl), { port: String(address.port) }).href,
    become: (next: typeof state) => {
      state = next;
      if (next !== "silent") for (const socket of sockets) socket.destroy();
    },
    stop: () => proxy.close(),
  };
}

it.each(["broken", "silent"] as const)(
  "fails closed while the way to it is %s, and recovers",
  async (fault) => {
    const database = await createServerDatabase();
    const way = await wayTo(database.url);
    const server = await startServer({ databaseUrl: way.url });
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

    way.become(fault);
    const began = performance.now();
    const refused = await Promise.all([chat(), ...others()]);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(refused.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    for (const { body, headers } of refused) {
      expect(body.error).toMatchObject({ code: "UNAVAILABLE", type: "server_error" });
      expect(headers.get("retry-after")).toBe("1");
    }
    expect(standIn.requests.length).toBe(served);

    way.become("open");
    await expect.poll(async () => (await chat()).status, { timeout: 2_000 }).toBe(200);
    expect(server.processes[0]?.exitCode).toBeNull();
    way.stop();
    await Promise.all([server.stop(), standIn.stop()]);
    await database.drop();
  },
);
