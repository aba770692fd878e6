import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { inventSecret } from "@/e2e/support/key-secrets";
import { type Server, startServer } from "@/e2e/support/server";

const CALLS = 60;
/** How much slower others may become while one client does its worst. */
const SLOWDOWN = 5;

let server: Server;
let database: Awaited<ReturnType<typeof createServerDatabase>>;
beforeAll(async () => {
  database = await createServerDatabase();
  server = await startServer({ databaseUrl: database.url });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

/** Calls one after the other, as another tenant does. Returns the median time of a call, in milliseconds. */
async function measureOthers(): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < CALLS; index += 1) {
    const began = performance.now();
    const { status } = await call(server.url, "GET", "/v1/models", { key: server.key });
    expect(status).toBe(200);
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other)[CALLS / 2] ?? 0;
}

/** Sends a request again and again ahead of its answers, on a new connection whenever one is closed. */
function flood(requestText: string, times: number) {
  let stopped = false;
  let socket: Socket;
  const run = async () => {
    while (!stopped) {
      socket = connect(Number(new URL(server.url).port), "127.0.0.1");
      socket.on("error", () => undefined).resume();
      socket.write(requestText.repeat(times));
      // Not `once` of node:events, which rejects when the server resets the connection.
      await new Promise((resolve) => socket.once("close", resolve));
    }
  };
  const ended = run();
  return async () => {
    stopped = true;
    socket.destroy();
    await ended;
  };
}

const get = (key: string) => `GET /v1/models HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${key}\r\n\r\n`;

it.each([
  ["1,500 requests at once", 1_500],
  ["as many requests ahead as a connection may hold", 30],
])("others go on while a connection pipelines %s", async (_, times) => {
  await measureOthers();
  const quiet = await measureOthers();
  const stop = flood(get(inventSecret()), times);
  const loud = await measureOthers();
  await stop();
  expect(loud / quiet).toBeLessThan(SLOWDOWN);
});
