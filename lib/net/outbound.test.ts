import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, test } from "vitest";
import type { Lookup } from "@/lib/net/connector";
import { createOutbound, type Outbound, outbound } from "@/lib/net/outbound";
import { OutboundError } from "@/lib/net/outbound-error";
import type { OutboundResponse } from "@/lib/net/outbound-response";

const cleanups: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(listener: RequestListener, host = "127.0.0.1") {
  const server: Server = createServer(listener);
  const counts = { connections: 0 };
  server.on("connection", () => {
    counts.connections += 1;
  });
  server.listen(0, host);
  await once(server, "listening");
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, counts, url: `http://127.0.0.1:${port}` };
}

function pool(options: Parameters<typeof createOutbound>[0]): Outbound {
  const created = createOutbound(options);
  cleanups.push(created.close);
  return created;
}

const answering =
  (...answers: string[]): Lookup =>
  (_hostname, _options, callback) =>
    callback(
      null,
      answers.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );

const drain = async (response: OutboundResponse) => {
  try {
    await (await response.stream()).toArray();
  } catch (error) {
    throw response.toError(error);
  }
};

const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (error: unknown) => (error instanceof OutboundError ? error.kind : error),
  );

const innerSpellings = `
  127.0.0.1 127.0.0.1. 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0x7f.0.0.1 0X7F.0.0.1 0177.0.0.1 017700000001
  0177.1 127.0.0.01 127.000.000.001 127.0.0.0x1 %31%32%37.0.0.1 127。0。0。1 ①②⑦.0.0.1 127.0.0.2 127.255.255.254
  127.1.1.1 0 0.0.0.0 0x0 00000 [::1] [0:0:0:0:0:0:0:1] [0000::0001] [::] [::127.0.0.1] [::7f00:1]
  [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:1] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1]
  [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2001:0:7f00:1::] [::1%25lo] localhost LOCALHOST ⓛⓞⓒⓐⓛⓗⓞⓢⓣ
  10.0.0.1 10.1 0xa.1 167772161 172.16.0.1 172.31.255.255 192.168.0.1 192.168.1 0xc0a80001 169.254.169.254
  0xa9fea9fe 2852039166 100.64.0.1 100.100.100.200 168.63.129.16 192.0.0.192 198.18.0.1 203.0.113.1 224.0.0.1
  239.1.1.1 240.0.0.1 255.255.255.255 0.1.2.3 192.88.99.1 [fe80::1] [fe80::1%25eth0] [fec0::1] [fc00::1]
  [fd00:ec2::254] [ff02::1] [2001:db8::1] [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::a9fe:a9fe]
  [64:ff9b::a9fe:a9fe] [100::1] [3fff::1] [5f00::1] [4000::1] [2001:10::1] [2001:20::1]`
  .trim()
  .split(/\s+/);

describe("an outbound call reaches no inner address", () => {
  test("whatever its spelling", async () => {
    const target = await serve((_request, response) => response.end());
    const inner = await serve((_request, response) => response.end(), "::1").catch(() => null);
    expect(innerSpellings.length).toBeGreaterThan(60);
    const { send } = pool({ allowPrivate: false });
    for (const host of innerSpellings) {
      for (const port of [target.port, inner?.port ?? target.port]) {
        expect(await kindOf(send(`https://${host}:${port}/`)), host).toBe("blocked");
      }
    }
    expect(await kindOf(send(`https://localhost.:${target.port}/`))).toMatch(/blocked|refused/);
    expect([target.counts.connections, inner?.counts.connections ?? 0]).toEqual([0, 0]);
  });

  test.each(["http", "file", "ftp", "gopher", "data", "javascript"])("nor over %s", async (scheme) => {
    const target = await serve((_request, response) => response.end());
    const call = outbound(`${scheme}://127.0.0.1:${target.port}/`, { allowPrivate: false });
    expect(await kindOf(call)).toBe("blocked");
    expect(target.counts.connections).toBe(0);
  });

  test("through a name that resolves to it", async () => {
    const target = await serve((_request, response) => response.end());
    const answers = [
      "127.0.0.1",
      "::1",
      "::ffff:127.0.0.1",
      "10.0.0.1",
      "169.254.169.254",
      "fe80::1",
      "0.0.0.0",
    ];
    for (const answer of answers) {
      const { send } = pool({ allowPrivate: false, lookup: answering(answer) });
      expect(await kindOf(send(`https://inner.example:${target.port}/`)), answer).toBe("blocked");
    }
    expect(target.counts.connections).toBe(0);
  });

  test("through a name that changes its answer between two calls", async () => {
    const target = await serve((_request, response) =>
      response.writeHead(200, { connection: "close" }).end(),
    );
    const answers = ["127.0.0.1", "169.254.169.254"];
    const lookup: Lookup = (...args) => answering(answers.shift() ?? "0.0.0.0")(...args);
    const { send } = pool({ allowPrivate: true, lookup });
    const url = `http://rebinding.example:${target.port}/`;
    expect((await send(url)).status).toBe(200);
    expect(await kindOf(send(url))).toBe("blocked");
    expect(await kindOf(send(url))).toBe("blocked");
    expect(target.counts.connections).toBe(1);
  });

  test("with a user in its URL", async () => {
    const target = await serve((_request, response) => response.end());
    const { send } = pool({ allowPrivate: true });
    for (const user of ["user:secret", "user", ":secret"]) {
      expect(await kindOf(send(`http://${user}@127.0.0.1:${target.port}/`))).toBe("blocked");
    }
    expect(target.counts.connections).toBe(0);
  });
});

describe("where private addresses are allowed", () => {
  it("calls a local server over http, by address and by name", async () => {
    const target = await serve((request, response) => response.end(request.headers.host));
    const { send } = pool({ allowPrivate: true, lookup: answering("169.254.169.254", "127.0.0.1") });
    const response = await send(`http://model-server.example:${target.port}/v1?a=1`);
    expect(Buffer.from(await response.bytes()).toString()).toBe(`model-server.example:${target.port}`);
    expect((await outbound(`${target.url}/`, { allowPrivate: true })).status).toBe(200);
  });

  it("still speaks no plain http to the public, and nothing to metadata services", async () => {
    const { send } = pool({ allowPrivate: true, lookup: answering("1.1.1.1") });
    const urls = ["http://public.example/", "http://1.1.1.1/", "http://[2606:4700::1111]/"];
    for (const url of [
      ...urls,
      "http://169.254.169.254/",
      "https://[fd00:ec2::254]/",
      "http://[::ffff:127.0.0.1]/",
    ]) {
      expect(await kindOf(send(url)), url).toBe("blocked");
    }
  });

  it("shares no connection with calls that may not use one", async () => {
    const target = await serve((_request, response) => response.end());
    await (await outbound(target.url, { allowPrivate: true })).bytes();
    expect(await kindOf(outbound(target.url, { allowPrivate: false }))).toBe("blocked");
    expect(target.counts.connections).toBe(1);
  });
});

describe("an outbound call", () => {
  test.each([300, 301, 302, 303, 304, 307, 308])("does not follow a %i", async (status) => {
    const elsewhere = await serve((_request, response) => response.end());
    const target = await serve((_request, response) =>
      response.writeHead(status, { location: elsewhere.url }).end(),
    );
    const { send } = pool({ allowPrivate: true });
    const call = send(target.url, { method: "POST", headers: { "x-api-key": "secret" }, body: "{}" });
    expect(await kindOf(call)).toBe("redirect");
    expect(elsewhere.counts.connections).toBe(0);
  });

  it("keeps its connection for the next call", async () => {
    const target = await serve((_request, response) => response.end("ok"));
    const { send } = pool({ allowPrivate: true });
    for (let call = 0; call < 5; call += 1) await (await send(target.url)).bytes();
    expect(target.counts.connections).toBeLessThanOrEqual(2);
  });

  it("tells a closed port, a silent server and a broken answer apart", async () => {
    const { send } = pool({ allowPrivate: true });
    const silent = await serve(() => undefined);
    const breaking = await serve((request) => request.socket.destroy());
    const nonsense = await serve((request) => request.socket.end("nonsense\r\n\r\n"));
    const closed = await serve((_request, response) => response.end());
    await cleanups.pop()?.();
    expect(await kindOf(send(silent.url, { timeouts: { headersMs: 50 } }))).toBe("timeout");
    expect(await kindOf(send(breaking.url))).toBe("broken");
    expect(await kindOf(send(nonsense.url))).toBe("broken");
    expect(await kindOf(send(closed.url))).toBe("refused");
    const unknown: Lookup = (_host, _options, callback) =>
      callback(Object.assign(new Error("unknown"), { code: "ENOTFOUND" }), []);
    expect(await kindOf(pool({ allowPrivate: false, lookup: unknown }).send("https://unknown.example"))).toBe(
      "refused",
    );
  });

  it("gives up on a name that does not resolve in time", async () => {
    const { send } = pool({ allowPrivate: false, lookup: () => undefined, connectMs: 50 });
    expect(await kindOf(send("https://slow.example/"))).toBe("timeout");
  });

  it("notices a body that stalls, breaks, or grows too large, whole or streamed", async () => {
    const { send } = pool({ allowPrivate: true });
    const stalling = await serve((_request, response) => response.write("a"));
    const breaking = await serve((request, response) => {
      response.write("a");
      request.once("data", () => request.socket.destroy());
    });
    const endless = await serve((_request, response) => response.end("a".repeat(100_000)));
    const idle = { timeouts: { bodyIdleMs: 50 } };
    expect(await kindOf((await send(stalling.url, idle)).bytes())).toBe("timeout");
    expect(await kindOf(drain(await send(stalling.url, idle)))).toBe("timeout");
    expect(await kindOf((await send(endless.url, { maxBytes: 1_000 })).bytes())).toBe("too_large");
    expect(await kindOf(drain(await send(endless.url, { maxBytes: 1_000 })))).toBe("too_large");
    expect(await kindOf((await send(breaking.url, { method: "POST", body: "x" })).bytes())).toBe("broken");
  });

  it("survives a break in the packet that begins the answer", async () => {
    const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const target = await serve((request) => request.socket.end(`${head}1\r\na\r\nnonsense\r\n`));
    const { send } = pool({ allowPrivate: true });
    expect(await kindOf(send(target.url).then((response) => response.bytes()))).toBe("broken");
    expect(await kindOf(send(target.url).then(drain))).toBe("broken");
  });

  it("reads parts that arrive together as one, and others as they come", async () => {
    let go = () => {};
    const target = await serve((_request, response) => {
      for (const part of ["a", "b", "c"]) response.write(part);
      go = () => response.end("d");
    });
    const { send } = pool({ allowPrivate: true });
    const parts: string[] = [];
    const stream = await (await send(target.url)).stream();
    stream.on("data", (part: Buffer) => {
      parts.push(part.toString());
      go();
    });
    await once(stream, "end");
    expect(parts).toEqual(["abc", "d"]);
  });

  it("ends the call when the caller aborts or stops reading", async () => {
    const { send } = pool({ allowPrivate: true });
    const closes: Promise<unknown>[] = [];
    const target = await serve((_request, response) => {
      closes.push(once(response, "close"));
      response.write("a");
    });
    const controller = new AbortController();
    const response = await send(target.url, { signal: controller.signal });
    const reading = response.bytes();
    controller.abort();
    await expect(reading).rejects.toBe(controller.signal.reason);
    (await (await send(target.url)).stream()).destroy();
    await Promise.all(closes);
    expect(closes).toHaveLength(2);
  });

  it("survives a break while pieces still wait to be read", async () => {
    const target = await serve((_request, response) => {
      for (let piece = 0; piece < 20; piece += 1) response.write("a".repeat(100));
      response.write("a", () => response.destroy());
    });
    const { send } = pool({ allowPrivate: true });
    const calls = Array.from({ length: 200 }, () => kindOf(send(target.url).then(drain)));
    expect(new Set(await Promise.all(calls))).toEqual(new Set(["broken"]));
  });

  it("reports the caller's own time limit as a timeout", async () => {
    const target = await serve(() => undefined);
    const { send } = pool({ allowPrivate: true });
    expect(await kindOf(send(target.url, { signal: AbortSignal.timeout(20) }))).toBe("timeout");
  });
});
