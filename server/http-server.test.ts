import { once } from "node:events";
import { request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { App } from "@/lib/boot/bridge";
import { createHttpServer, type HttpServerOptions } from "./http-server";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Starts a server whose pages and API return the headers that they receive. Returns its port. */
async function serve(options: Partial<HttpServerOptions> = {}): Promise<number> {
  const server = createHttpServer({
    handlePage: async (req, res) => void res.end(JSON.stringify(req.headers)),
    dispatch: async (request) => Response.json(Object.fromEntries(request.headers)),
    isAvailable: async () => true,
    connectionsPerAddress: 100,
    token: "token",
    trustedProxies: 0,
    appUrl: null,
    ...options,
  });
  server.listen(0, "127.0.0.1");
  stops.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, "listening");
  return portOf(server.address());
}

const portOf = (address: AddressInfo | string | null) =>
  typeof address === "object" ? (address?.port ?? 0) : 0;

/** Sends raw text, and reads the answer until the server closes the connection. */
async function raw(port: number, text: string) {
  const socket = connect(port, "127.0.0.1");
  socket.end(text);
  let answer = "";
  for await (const chunk of socket) answer += chunk;
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  const headers: Record<string, string> = Object.fromEntries(
    head
      .split("\r\n")
      .slice(1)
      .map((line) => line.toLowerCase().split(": ")),
  );
  return { status: Number(head.slice(9, 12)), headers, body: rest.join("\r\n\r\n") };
}

const get = (target: string, ...lines: string[]) =>
  `GET ${target} HTTP/1.1\r\nHost: a\r\n${lines.map((line) => `${line}\r\n`).join("")}\r\n`;

describe("a broken request", () => {
  it.each([
    ["a broken escape", get("/api/keys/%zz"), 400, "INVALID_REQUEST"],
    ["an escape that is no UTF-8", get("/v1/models/%ff"), 400, "INVALID_REQUEST"],
    ["a null character", get("/api/keys?search=%00"), 400, "INVALID_REQUEST"],
    ["an absolute target", get("http://elsewhere/v1/models"), 400, "INVALID_REQUEST"],
    ["double slashes", get("//v1//models"), 404, "NOT_FOUND"],
    ["a backslash", get("/api\\keys"), 404, "NOT_FOUND"],
    ["a way out", get("/api/%2e%2E/"), 404, "NOT_FOUND"],
    ["a way around", get("/v1/./models"), 404, "NOT_FOUND"],
    ["a way in from files", get("/_next/../api/me"), 404, "NOT_FOUND"],
    ["an escaped way in from files", get("/_next/static/%2e%2E/.%2e/api/me"), 404, "NOT_FOUND"],
    ["a way in from pages", get("/orgs/a/../../v1/models"), 404, "NOT_FOUND"],
    ["a way in by backslashes", get("/orgs\\..\\api\\me"), 404, "NOT_FOUND"],
    ["a way in by escaped slashes", get("/orgs/..%2fapi%2Fme"), 404, "NOT_FOUND"],
    ["a path that ends in dots", get("/logo.svg/.."), 404, "NOT_FOUND"],
    ["TRACE", "TRACE /v1/models HTTP/1.1\r\nHost: a\r\n\r\n", 405, "METHOD_NOT_ALLOWED"],
    ["CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 405, "METHOD_NOT_ALLOWED"],
    ["a rare method", "PROPFIND /api/keys HTTP/1.1\r\nHost: a\r\n\r\n", 405, "METHOD_NOT_ALLOWED"],
    ["an unknown method", "BREW /v1/models HTTP/1.1\r\nHost: a\r\n\r\n", 405, "METHOD_NOT_ALLOWED"],
    ["no host", "GET /v1/models HTTP/1.1\r\n\r\n", 400, "INVALID_REQUEST"],
    ["two hosts", get("/v1/models", "Host: b"), 400, "INVALID_REQUEST"],
    ["a broken host", "GET /v1/models HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "INVALID_REQUEST"],
    ["a host's port above all", "GET /v1/models HTTP/1.1\r\nHost: a:99999\r\n\r\n", 400, "INVALID_REQUEST"],
    ["a host of five numbers", "GET /v1/models HTTP/1.1\r\nHost: 1.2.3.4.5\r\n\r\n", 400, "INVALID_REQUEST"],
    ["a bad header", get("/v1/models", "b ad: x"), 400, "INVALID_REQUEST"],
    ["long headers", get("/v1/models", `x-long: ${"x".repeat(20_000)}`), 413, "PAYLOAD_TOO_LARGE"],
    ["an unknown expectation", get("/v1/models", "Expect: tea"), 400, "INVALID_REQUEST"],
    ["no HTTP version", "GET /v1/models\r\n\r\n", 400, "INVALID_REQUEST"],
  ])("is answered in the envelope: %s", async (_, text, status, code) => {
    const port = await serve();
    const answer = await raw(port, text);
    expect(answer.status).toBe(status);
    const { error, request_id: requestId } = JSON.parse(answer.body);
    expect(error).toMatchObject({ code, type: "invalid_request_error", param: null });
    expect(answer.headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": requestId,
    });
    if (status === 405) expect(answer.headers.allow).toContain("get, head, post");
  });

  it("keeps the shape of each contract that was taken over", async () => {
    const port = await serve();
    const bodyOf = async (path: string) => JSON.parse((await raw(port, get(path))).body);
    expect(await bodyOf("/v1/messages/%zz")).toHaveProperty("type", "error");
    expect(await bodyOf("/api/provider-credentials/%zz")).toHaveProperty("detail");
    expect(await bodyOf("/apikeys/%zz")).toMatchObject({ success: false, message: expect.any(String) });
  });

  it("does not cut off a client that is still sending its body", async () => {
    const socket = connect(await serve(), "127.0.0.1");
    const head = "POST /api/\u00f4 HTTP/1.1\r\nHost: a\r\nContent-Length: 20000000\r\n\r\n";
    const unsent = await new Promise<unknown>((sent) =>
      socket.on("error", sent).write(head.padEnd(20_000_000, "x"), sent),
    );
    expect(unsent).toBeFalsy();
    expect(String((await once(socket, "data"))[0])).toMatch(/^HTTP\/1.1 400/);
    socket.end();
  });

  it("is answered on a connection that has served another before", async () => {
    const port = await serve();
    const { body } = await raw(port, `${get("/v1/models")}GET /v1/m\u00e9 HTTP/1.1\r\n\r\n`);
    const second = await raw(port, `${get("/v1/models")}BREW / HTTP/1.1\r\n\r\n`);
    expect(body).toContain("HTTP/1.1 400");
    expect(second.body).toContain("HTTP/1.1 405");
  });

  it.each(["data", "readable"])(
    "does not stand in the way of the next, its body read by %s no further",
    async (event) => {
      const handlePage: HttpServerOptions["handlePage"] = async (req, res) => {
        if (req.method === "GET") res.end("next");
        else req.on(event, () => (event === "data" ? req.pause() : req.read()) && res.end("enough"));
      };
      const port = await serve({ handlePage });
      const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
      const upload = `POST /upload HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}0\r\n\r\n`;
      const answers = await raw(port, `${upload}${get("/next", "Connection: close")}`);
      expect(answers.body).toContain("enough");
      expect(answers.body).toMatch(/next$/m);
    },
  );

  it("leaves what is only unusual alone", async () => {
    const port = await serve();
    for (const text of [
      get("/v1/models/a%2Fb%20c", "Connection: close"),
      get("/api/keys/", "Connection: close", "Upgrade: h2c"),
      "GET /api/health HTTP/1.0\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: [::1]:3000\r\nConnection: close\r\n\r\n",
    ]) {
      expect((await raw(port, text)).status).toBe(200);
    }
  });
});

describe("the client's address", () => {
  const forged: Record<string, string> = {
    "x-forwarded-for": "198.51.100.1, 198.51.100.2",
    "x-forwarded-host": "evil",
    "x-forwarded-proto": "https",
    "x-real-ip": "198.51.100.1",
    forwarded: "for=198.51.100.1",
    "x-vercel-forwarded-for": "198.51.100.1",
    "x-keystead-client-address": "198.51.100.1",
    "x-keystead-server-token": "guess",
    "x-keystead-runtime": "fast",
  };
  const seenBy = async (port: number, headers: Record<string, string>, path = "/") =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).json();

  it("is the socket's, whatever the client says", async () => {
    const seen = await seenBy(await serve(), forged);
    expect(seen).toMatchObject({
      "x-keystead-client-address": "127.0.0.1",
      "x-keystead-server-token": "token",
      "x-forwarded-for": "127.0.0.1",
      "x-keystead-runtime": "fast",
    });
    for (const name of [
      "x-forwarded-host",
      "x-forwarded-proto",
      "x-real-ip",
      "forwarded",
      "x-vercel-forwarded-for",
    ]) {
      expect(seen).not.toHaveProperty(name);
    }
  });

  it.each([
    [1, "203.0.113.9", "203.0.113.9"],
    [1, "198.51.100.1, 203.0.113.9", "203.0.113.9"],
    [2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"],
    [2, "203.0.113.9", ""],
    [1, "nonsense", ""],
    [1, undefined, ""],
    [1, "203.0.113.9:4711", "203.0.113.9"],
    [1, "[2001:db8::1]:4711", "2001:db8::1"],
    [1, "::ffff:203.0.113.9", "203.0.113.9"],
  ])("behind %i trusted proxies that wrote %j is %j", async (trustedProxies, chain, expected) => {
    const port = await serve({ trustedProxies });
    const headers: Record<string, string> = chain === undefined ? {} : { "x-forwarded-for": chain };
    for (const path of ["/", "/v1/models"]) {
      expect((await seenBy(port, headers, path))["x-keystead-client-address"]).toBe(expected);
    }
  });

  it("comes with the public origin where one is set", async () => {
    const seen = await seenBy(await serve({ appUrl: "https://keys.example.com" }), forged);
    expect(seen).toMatchObject({ "x-forwarded-host": "keys.example.com", "x-forwarded-proto": "https" });
  });
});

describe("a request", () => {
  it("of the API is dispatched beside Next, with the address, and every other goes to Next", async () => {
    const port = await serve({
      handlePage: async (_, res) => void res.end("page"),
      dispatch: async (_, { ip }) => new Response(`api for ${ip}`),
    });
    const text = async (method: string, path: string) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { method })).text();
    const api = [
      "/v1/models?a=1",
      "/v1",
      "/v1beta/models",
      "/api/keys/verify",
      "/api/keys",
      "/api",
      "/apikeys",
    ];
    for (const path of [...api, "/bucket/1", "/ai/llm", "/workspace"]) {
      expect(await text("POST", path)).toBe("api for 127.0.0.1");
    }
    for (const path of ["/", "/v1x", "/api/auth/session", "/orgs/v1/api", "/workspaces"]) {
      expect(await text("POST", path)).toBe("page");
    }
  });

  it("of the API goes to Next in development", async () => {
    const port = await serve({ dispatch: null, handlePage: async (_, res) => void res.end("Next") });
    expect(await (await fetch(`http://127.0.0.1:${port}/v1/models`)).text()).toBe("Next");
  });

  it("for a page is 503 while the database is away, as HTML for a browser and in the envelope for scripts", async () => {
    const port = await serve({ isAvailable: async () => false });
    const get = (path: string, accept: string) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } });
    const page = await get("/orgs/a", "text/html,*/*");
    expect([page.status, page.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(await page.text()).toContain("Temporarily unavailable");
    const script = await get("/orgs/a", "*/*");
    expect([script.status, (await script.json()).error.code]).toEqual([503, "UNAVAILABLE"]);
    for (const path of ["/_next/static/a.js", "/logo.svg", "/v1/models"]) {
      expect((await get(path, "*/*")).status).toBe(200);
    }
  });

  it("with X-Forwarded-For is reported where no proxy is trusted", async () => {
    let reports = 0;
    const onUntrustedProxy = () => {
      reports += 1;
    };
    const headers = { "x-forwarded-for": "203.0.113.9" };
    await fetch(`http://127.0.0.1:${await serve({ onUntrustedProxy })}/`, { headers });
    await fetch(`http://127.0.0.1:${await serve({ onUntrustedProxy })}/`);
    await fetch(`http://127.0.0.1:${await serve({ onUntrustedProxy, trustedProxies: 1 })}/`, { headers });
    expect(reports).toBe(1);
  });

  it("whose handler fails is answered INTERNAL, without the reason", async () => {
    const broken = () => Promise.reject(new Error("why it broke"));
    const port = await serve({ handlePage: broken, dispatch: broken });
    for (const path of ["/", "/v1/models"]) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      expect([answer.status, (await answer.text()).includes("broke")]).toEqual([500, false]);
    }
  });

  it("keeps both of two Authorization headers for the extractor to see", async () => {
    const outgoing = request({
      port: await serve(),
      headers: ["Host", "a", "Authorization", "Bearer a", "Authorization", "Bearer b"],
    });
    outgoing.end();
    const [incoming] = await once(outgoing, "response");
    const [body] = await once(incoming, "data");
    expect(JSON.parse(body).authorization).toBe("Bearer a, Bearer b");
  });
});

describe("a client that asks for much at once", () => {
  it("has one request of a connection served at a time, in order", async () => {
    let running = 0;
    let most = 0;
    const dispatch: App["dispatch"] = async ({ url }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return new Response(new URL(url).search);
    };
    const requests = Array.from({ length: 20 }, (_, index) =>
      get(`/v1/models?${index}`, ...(index === 19 ? ["Connection: close"] : [])),
    );
    const socket = connect(await serve({ dispatch }), "127.0.0.1");
    socket.write(requests.join(""));
    let body = "";
    for await (const chunk of socket) body += chunk;
    expect(most).toBe(1);
    const answered = [...body.matchAll(/^\?(\d+)/gm)].map(([, index]) => Number(index));
    expect(answered).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it("loses its connection when it sends hundreds ahead, and others do not notice", async () => {
    let served = 0;
    const port = await serve({
      dispatch: async () => {
        served += 1;
        await new Promise((resolve) => setImmediate(resolve));
        return new Response();
      },
    });
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined).write(get("/v1/models").repeat(1_500));
    await once(socket, "close");
    expect(served).toBeLessThan(100);
    expect((await raw(port, get("/v1/models", "Connection: close"))).status).toBe(200);
  });

  it("gets no more connections than one address may have, until it closes one", async () => {
    const port = await serve({ connectionsPerAddress: 2 });
    const open = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
    for (const socket of open) {
      socket.write(get("/v1/models"));
      await once(socket, "data");
    }
    const refused = await raw(port, get("/v1/models", "Connection: close"));
    expect([refused.status, JSON.parse(refused.body).error.code]).toEqual([503, "UNAVAILABLE"]);
    for (const socket of open) socket.destroy();
    const again = () => raw(port, get("/v1/models", "Connection: close"));
    await expect.poll(async () => (await again()).status).toBe(200);
  });

  it("may have any number of connections behind a trusted proxy", async () => {
    const port = await serve({ connectionsPerAddress: 1, trustedProxies: 1 });
    const first = connect(port, "127.0.0.1");
    first.write(get("/v1/models"));
    await once(first, "data");
    expect((await raw(port, get("/v1/models", "Connection: close"))).status).toBe(200);
    first.destroy();
  });
});
