import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { cutStalledClients } from "./cut-stalled";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const limits = { checkMs: 10, bodyGraceMs: 50, bodyBytesPerSecond: 1_000_000, unreadMs: 50 };

async function serve(handle: RequestListener, changes: Partial<typeof limits> = {}) {
  const server = createServer(handle);
  cutStalledClients(server, { ...limits, ...changes });
  server.listen(0, "127.0.0.1");
  stops.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, "listening");
  const address = server.address();
  return connect(typeof address === "object" && address ? address.port : 0, "127.0.0.1");
}

const upload = (length: number) => `POST /v1/chat HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n`;

describe("a body", () => {
  it("that comes too slowly is refused, and its connection closed", async () => {
    const client = await serve((req, res) => req.resume().on("end", () => res.end()));
    client.write(upload(1_000));
    const drip = setInterval(() => client.write("x"), 5);
    const [answer] = await once(client, "data");
    clearInterval(drip);
    expect(String(answer)).toMatch(/^HTTP\/1.1 400[\s\S]*The request did not arrive in time/);
    client.end();
    await once(client, "close");
  });

  it("that waits for the server is not the client's fault", async () => {
    const client = await serve((req, res) => {
      // The server reads nothing during many checks.
      setTimeout(() => req.resume().on("end", () => res.end("done")), 200);
    });
    client.write(`${upload(5)}hello`);
    expect(String((await once(client, "data"))[0])).toMatch(/^HTTP\/1.1 200/);
    client.destroy();
  });
});

describe("an answer", () => {
  const endless: RequestListener = (_, res) => {
    const fill = () => {
      while (!res.destroyed && res.write("x".repeat(65_536)));
    };
    res.on("drain", fill);
    fill();
  };

  it("that its client never reads is cut", async () => {
    let closed = () => {};
    const cut = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const client = await serve((req, res) => {
      res.once("close", closed);
      endless(req, res);
    });
    client.pause().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    await cut;
    client.destroy();
  });

  it("that is quiet for long is not", async () => {
    const client = await serve((_, res) => {
      res.write("begun");
      setTimeout(() => res.end("ended"), 200);
    });
    client.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    let text = "";
    for await (const chunk of client) text += chunk;
    expect(text).toContain("ended");
  });
});
