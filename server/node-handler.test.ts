import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestOptions, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { jsonResponse } from "@/lib/net/json-response";
import { answerWith } from "@/server/node-handler";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function serve(handle: (request: Request) => Promise<Response>) {
  const server = createServer((req, res) => answerWith(handle, req, res)).listen(0, "127.0.0.1");
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Sends a request. Resolves when its answer begins. */
async function call(url: string, options: RequestOptions = {}, body?: string) {
  const outgoing = request(url, options);
  outgoing.on("error", () => undefined);
  outgoing.end(body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  return { outgoing, incoming };
}

/** Returns a promise with its resolver. */
function promised<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const encode = (text: string) => new TextEncoder().encode(text);

describe("the request that a handler sees", () => {
  it("has method, URL, headers and body, as text, JSON, bytes, form and clone", async () => {
    const seen: unknown[] = [];
    const url = await serve(async (request) => {
      const kind = request.headers.get("x-kind");
      if (kind === "json") seen.push(await request.json());
      if (kind === "bytes") seen.push(Buffer.from(await request.arrayBuffer()).toString());
      if (kind === "form") seen.push((await request.formData()).get("name"));
      if (kind === "clone") seen.push(await request.clone().text(), await request.text());
      return Response.json([request.method, new URL(request.url).search, request instanceof Request]);
    });
    const post = (kind: string, body: BodyInit) =>
      fetch(`${url}/path?a=1`, { method: "POST", headers: { "x-kind": kind }, body });
    expect(await (await post("json", '{"a":"ü"}')).json()).toEqual(["POST", "?a=1", true]);
    const form = new FormData();
    form.set("name", "ß");
    await post("bytes", "plain");
    await post("form", form);
    await post("clone", "twice");
    expect(seen).toEqual([{ a: "ü" }, "plain", "ß", "twice", "twice"]);
  });

  it("streams its body while the client still writes", async () => {
    const url = await serve(async (request) => {
      const reader = request.body?.getReader();
      const first = await reader?.read();
      return new Response(first?.value);
    });
    const outgoing = request(url, { method: "POST" });
    outgoing.on("error", () => undefined);
    outgoing.write("first");
    const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
    expect(String((await once(incoming, "data"))[0])).toBe("first");
    outgoing.destroy();
  });

  it("fails to read on a body that breaks off", async () => {
    const outcome = promised<unknown>();
    const url = await serve(async (request) => {
      outcome.resolve(await request.text().catch((error: unknown) => error));
      return new Response(null);
    });
    const outgoing = request(url, { method: "POST", headers: { "content-length": "100" } });
    outgoing.on("error", () => undefined);
    outgoing.write("half", () => outgoing.destroy());
    expect(await outcome.promise).toBeInstanceOf(Error);
  });

  it("fires its signal when the client goes away, not when it has its answer", async () => {
    const gone = promised<unknown>();
    const signals: AbortSignal[] = [];
    const url = await serve(async (request) => {
      signals.push(request.signal);
      if (request.url.endsWith("/answer")) return new Response("done");
      request.signal.addEventListener("abort", () => gone.resolve(request.signal.reason));
      return new Response(new ReadableStream({ start: (controller) => controller.enqueue(encode("a")) }));
    });
    await (await fetch(`${url}/answer`)).text();
    const { outgoing } = await call(`${url}/hang`);
    outgoing.destroy();
    expect(await gone.promise).toHaveProperty("name", "AbortError");
    expect(signals[0]?.aborted).toBe(false);
  });
});

describe("the answer that a client sees", () => {
  it("keeps status, headers and every cookie", async () => {
    const headers = new Headers({ "x-one": "1" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    const url = await serve(async () => new Response("tea", { status: 418, headers }));
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get("x-one"), await answer.text()]).toEqual([418, "1", "tea"]);
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it("sends known JSON with its length, and no body to HEAD", async () => {
    const url = await serve(async () => jsonResponse({ a: "ü" }, { status: 201 }));
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get("content-length")]).toEqual([201, "10"]);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await answer.json()).toEqual({ a: "ü" });
    expect(await (await fetch(url, { method: "HEAD" })).text()).toBe("");
  });

  it("arrives chunk by chunk, the head of an event stream before any", async () => {
    const source = promised<ReadableStreamDefaultController<Uint8Array>>();
    const body = new ReadableStream<Uint8Array>({ start: source.resolve });
    const url = await serve(
      async () => new Response(body, { headers: { "content-type": "text/event-stream" } }),
    );
    const { incoming } = await call(url);
    const controller = await source.promise;
    for (const text of ["one", "two"]) {
      controller.enqueue(encode(text));
      expect(String((await once(incoming, "data"))[0])).toBe(text);
    }
    controller.close();
    await once(incoming, "end");
  });

  it("is drawn no faster than the client reads", async () => {
    let drawn = 0;
    const cancelled = promised<void>();
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        drawn += 1;
        controller.enqueue(new Uint8Array(65_536));
        if (drawn === 4_096) controller.close();
      },
      cancel: () => cancelled.resolve(),
    });
    const url = await serve(async () => new Response(body));
    const { outgoing, incoming } = await call(url);
    incoming.pause();
    const settled = async (before: number): Promise<number> => {
      await new Promise((resolve) => setImmediate(resolve));
      return before === drawn ? drawn : settled(drawn);
    };
    expect(await settled(-1)).toBeLessThan(1_000);
    outgoing.destroy();
    await cancelled.promise;
  });

  it("is cut, not ended, when its body breaks", async () => {
    const source = promised<ReadableStreamDefaultController<Uint8Array>>();
    const body = new ReadableStream<Uint8Array>({ start: source.resolve });
    const url = await serve(async () => new Response(body));
    const controller = await source.promise;
    controller.enqueue(encode("half"));
    const answer = await fetch(url);
    controller.error(new Error("upstream broke"));
    await expect(answer.text()).rejects.toThrow();
  });

  it("leaves the connection usable when the handler never read the body", async () => {
    const url = await serve(async (request) => new Response(request.method));
    for (let round = 0; round < 3; round += 1) {
      const answer = await fetch(url, { method: "POST", body: "x".repeat(200_000) });
      expect(await answer.text()).toBe("POST");
    }
  });
});
