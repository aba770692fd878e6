import { connect } from "node:net";
import { pipeline } from "node:stream";
import { neonConfig } from "@neondatabase/serverless";
import { afterAll, expect } from "vitest";
import { createWebSocketStream, WebSocketServer } from "ws";

/** Forwards the driver's WebSockets to the PostgreSQL server that their URL names, like Neon's own proxy. */
const proxy = new WebSocketServer({ host: "127.0.0.1", port: 0 });
let carried = 0;
proxy.on("connection", (socket, request) => {
  carried += 1;
  const { searchParams } = new URL(request.url ?? "", "ws://proxy");
  const [host = "", port = ""] = searchParams.get("server")?.split(":") ?? [];
  const [client, server] = [createWebSocketStream(socket), connect(Number(port), host)];
  pipeline(client, server, client, () => {});
});
afterAll(() => {
  proxy.close();
  expect(carried, "the tests went through Neon's driver").toBeGreaterThan(0);
});

neonConfig.wsProxy = (host, port) => {
  const address = proxy.address();
  return `127.0.0.1:${typeof address === "object" ? address?.port : ""}/?server=${host}:${port}`;
};
neonConfig.useSecureWebSocket = false;
neonConfig.pipelineTLS = false;
neonConfig.pipelineConnect = false;
