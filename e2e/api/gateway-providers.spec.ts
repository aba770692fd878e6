import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from "vitest";
import { call } from "@/e2e/support/call";
import {
  type CreatedKey,
  chat,
  createServerTenant,
  hello,
  type ServerTenant,
} from "@/e2e/support/server-tenant";

let at: ServerTenant;
let key: CreatedKey;
const providers: Server[] = [];
beforeAll(async () => {
  at = await createServerTenant();
  key = await at.createKey();
});
afterEach(() => {
  for (const provider of providers.splice(0)) provider.closeAllConnections();
});
afterAll(() => at.stop());

type Received = { text: string; headers: IncomingMessage["headers"] };
type Answer = (response: ServerResponse, request: Received, count: number) => void;

/** Starts a provider that answers as told, and a runtime there. Returns what it received. */
async function provide(answer: Answer, fields: Record<string, unknown> = {}) {
  const received: Received[] = [];
  const provider = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request.setEncoding("utf8")) text += piece;
    received.push({ text, headers: request.headers });
    answer(response, { text, headers: request.headers }, received.length);
  });
  providers.push(provider);
  await once(provider.listen(0, "127.0.0.1"), "listening");
  const { port } = provider.address() as AddressInfo;
  const runtime = await at.createRuntime({ base_url: `http://127.0.0.1:${port}/v1`, ...fields });
  return { received, runtime, name: runtime.name };
}

const COMPLETION =
  '{"object":"chat.completion","choices":[{"index":0,"message":{"content":"ä"}}],"usage":{"prompt_tokens":3,"completion_tokens":4}}';
const json = { "content-type": "application/json" };
const chunk = (content: string, reason: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: reason }] })}`;
const USAGE = 'data: {"choices" : [ ],\ndata: "usage" : {"prompt_tokens":3,"completion_tokens":4}}';
const EVENTS = [chunk("one"), chunk(" two", "stop"), USAGE, "data: [DONE]"]
  .map((event) => `${event}\n\n`)
  .join("");

/** Sends a request as text, and returns the answer as text. */
async function send(body: string | Buffer, headers: Record<string, string> = {}) {
  const answer = await fetch(`${at.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key.secret}`, ...json, ...headers },
    body: typeof body === "string" ? body : new Uint8Array(body),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const stream = (name: string, fields: object = {}) =>
  send(JSON.stringify({ model: name, stream: true, ...hello, ...fields }));

/** The latest usage row of a runtime. */
const usageOf = (runtimeId: string) =>
  expect.poll(
    async () => {
      const text =
        "select outcome, tokens_in, tokens_out from usage where runtime_id = $1 order by at desc limit 1";
      const [row] = await at.engine.run<Record<string, unknown>>({ name: "latest_usage", text }, [runtimeId]);
      return row;
    },
    { timeout: 5_000, interval: 50 },
  );

describe("a request body", () => {
  it("arrives as the caller wrote it, but for the model and our own fields", async () => {
    const { received, name } = await provide((response) => response.writeHead(200, json).end(COMPLETION), {
      upstream_model: "upstream",
    });
    const rest = `"messages":[{"role":"user","content":"\\u00e9 🙂"}],"seed":9223372036854775807,"top_p":1e400,"n":-0,"tools":[{"parameters":{"maximum":123456789012345678901234567890,"minimum":1.0}}]`;
    const { status } = await send(`{"runtime":${JSON.stringify(name)},"model" : "mine",${rest}}`);
    expect(status).toBe(200);
    expect(received[0]?.text).toBe(`{"model" : "upstream",${rest}}`);
  });

  test.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("may come as %s", async (coding, encode) => {
    const { name } = await provide((response) => response.writeHead(200, json).end(COMPLETION));
    const body = encode(JSON.stringify({ model: name, ...hello }));
    expect((await send(body, { "content-encoding": coding })).status).toBe(200);
  });

  it("in another encoding is 415, which names the header", async () => {
    const { status, text } = await send("{}", { "content-encoding": "compress" });
    expect(status).toBe(415);
    expect(JSON.parse(text).error.message).toContain("Content-Encoding");
  });

  it("of millions of values is refused before it is parsed, and others are served meanwhile", async () => {
    const { name } = await provide((response) => response.writeHead(200, json).end(COMPLETION));
    const heavy = `{"model":"x","messages":[${"{},".repeat(4_000_000)}{}]}`;
    const attacks = Promise.all(Array.from({ length: 3 }, () => send(heavy)));
    const others = await Promise.all(Array.from({ length: 20 }, () => chat(at, key.secret, { model: name })));
    expect(others.map(({ status }) => status)).toEqual(Array(20).fill(200));
    for (const { status, text } of await attacks) {
      expect([400, 503]).toContain(status);
      expect(JSON.parse(text).error.code).toBe(status === 400 ? "INVALID_REQUEST" : "UNAVAILABLE");
    }
  });

  it("that would not fit beside others is 503 with Retry-After, and fits later", async () => {
    const { name } = await provide((response) => response.writeHead(200, json).end(COMPLETION));
    const large = JSON.stringify({
      model: name,
      messages: [{ role: "user", content: "x".repeat(24_000_000) }],
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(large)));
    const statuses = new Set(answers.map(({ status }) => status));
    expect(statuses.has(200)).toBe(true);
    expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true);
    for (const { status, headers } of answers)
      if (status === 503) expect(headers.get("retry-after")).toBe("1");
    expect((await send(large)).status).toBe(200);
  });
});

describe("a runtime's name in a header", () => {
  test.each(["caf\u00e9 \u00fc", "\u65e5\u672c\u8a9e", "50% off", "a%20b", "plain"])(
    "%s selects it",
    async (label) => {
      const { name } = await provide((response) => response.writeHead(200, json).end(COMPLETION), {
        name: `${label} ${Math.random()}`,
      });
      const answered = await send(JSON.stringify(hello), { "x-keystead-runtime": encodeURIComponent(name) });
      const told = answered.headers.get("x-keystead-runtime") ?? "";
      const bytes = Buffer.from(name, "utf8").toString("latin1");
      const spellings = [told, bytes, ...(/^[\x20-\xff]*$/.test(name) ? [name] : [])];
      for (const spelling of spellings) {
        const { status, headers } = await send(JSON.stringify(hello), { "x-keystead-runtime": spelling });
        expect([status, headers.get("x-keystead-runtime")]).toEqual([200, told]);
      }
    },
  );
});

describe("an answer", () => {
  test.each<[string, string | undefined, (bytes: string) => Buffer]>([
    ["gzip", "gzip", gzipSync],
    ["deflate", "deflate", deflateSync],
    ["br", "br", brotliCompressSync],
    ["plain text that is called gzip", "gzip", Buffer.from],
    ["a byte order mark", undefined, (text) => Buffer.from(`\uFEFF${text}`)],
  ])("in %s is passed on decoded, whole and as a stream", async (_, coding, encode) => {
    const encoding = coding === undefined ? {} : { "content-encoding": coding };
    const { name, runtime } = await provide((response, { text }) => {
      const streams = text.includes('"stream":true');
      response.writeHead(200, { ...(streams ? { "content-type": "text/event-stream" } : json), ...encoding });
      response.end(encode(streams ? EVENTS : COMPLETION));
    });
    const whole = await chat(at, key.secret, { model: name });
    expect([whole.status, whole.body, whole.headers.get("content-encoding")]).toEqual([
      200,
      JSON.parse(COMPLETION),
      null,
    ]);
    const { text, headers } = await stream(name);
    expect(text.replace("\uFEFF", "")).toBe(EVENTS.replace(`${USAGE}\n\n`, ""));
    expect(headers.get("content-encoding")).toBeNull();
    await usageOf(runtime.id).toMatchObject({ outcome: "complete", tokens_in: 3, tokens_out: 4 });
  });

  it("in compressed JSON keeps the words of a refusal", async () => {
    const { name } = await provide((response) => {
      response.writeHead(400, { ...json, "content-encoding": "gzip" });
      response.end(gzipSync('{"error":{"message":"Too many tools"}}'));
    });
    expect((await chat(at, key.secret, { model: name })).body.error).toMatchObject({
      code: "PROVIDER_ERROR",
      message: "Too many tools",
    });
  });

  it("in an unknown encoding is the provider's fault", async () => {
    const { name } = await provide((response) => {
      response.writeHead(200, { ...json, "content-encoding": "zstd" }).end(COMPLETION);
    });
    expect((await chat(at, key.secret, { model: name })).status).toBe(502);
  });

  it("of 200 that holds an error is 502 with its message", async () => {
    const { name } = await provide((response) =>
      response.writeHead(200, json).end('{"error":{"message":"Out of memory","code":7}}'),
    );
    const { status, body } = await chat(at, key.secret, { model: name });
    expect([status, body.error]).toMatchObject([
      502,
      { code: "PROVIDER_ERROR", message: "Out of memory", reason: "7" },
    ]);
  });

  it("that does not come, since the provider closed the kept connection, is fetched on a fresh one", async () => {
    const { name, received } = await provide((response, _, count) => {
      const { socket } = response;
      if (count % 2 === 0) response.writeHead(200, json).end(COMPLETION);
      else response.writeHead(200, json).end(COMPLETION, () => setImmediate(() => socket?.destroy()));
    });
    const statuses = [];
    for (let turn = 0; turn < 25; turn += 1)
      statuses.push((await chat(at, key.secret, { model: name })).status);
    expect(statuses).toEqual(Array(25).fill(200));
    expect(received.length).toBeGreaterThanOrEqual(25);
  });
});

describe("a stream", () => {
  test.each([undefined, "text/plain", "application/octet-stream"])(
    "of the content type %s is one",
    async (type) => {
      const { name, runtime } = await provide((response) => {
        response.writeHead(200, type === undefined ? {} : { "content-type": type }).end(EVENTS);
      });
      const { status, text, headers } = await stream(name);
      expect([status, headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
      expect(text).toBe(EVENTS.replace(`${USAGE}\n\n`, ""));
      await usageOf(runtime.id).toMatchObject({ outcome: "complete", tokens_out: 4 });
    },
  );

  it("that is answered with JSON is passed on as JSON", async () => {
    const { name } = await provide((response) => response.writeHead(200, json).end(COMPLETION));
    expect((await stream(name)).text).toBe(COMPLETION);
  });

  it("is asked for once more without stream_options by a server that does not know them, and so from then on", async () => {
    const { name, received } = await provide((response, { text }) => {
      if (!text.includes("stream_options"))
        response.writeHead(200, { "content-type": "text/event-stream" }).end(EVENTS);
      else
        response
          .writeHead(422, json)
          .end('{"detail":[{"loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}');
    });
    expect((await stream(name)).status).toBe(200);
    expect((await stream(name)).status).toBe(200);
    expect(received.map(({ text }) => text.includes("stream_options"))).toEqual([true, false, false]);
    const own = await stream(name, { stream_options: { include_usage: true } });
    expect([own.status, JSON.parse(own.text).error.param]).toEqual([422, "stream_options"]);
  });

  test.each([5, "yes", [], { include_usage: "yes" }])(
    "with the caller's own stream_options %j leaves them to the provider",
    async (options) => {
      const { name, received } = await provide((response) =>
        response.writeHead(400, json).end('{"error":{"message":"no"}}'),
      );
      expect((await stream(name, { stream_options: options })).status).toBe(400);
      expect(JSON.parse(received[0]?.text ?? "").stream_options).toEqual(options);
      expect(received).toHaveLength(1);
    },
  );

  it("that is cut counts as an error, with the tokens that passed", async () => {
    const { name, runtime } = await provide((response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`${chunk("a text of about forty characters, or so")}\n\n`, () => response.destroy());
    });
    expect((await stream(name)).text).toContain('"error"');
    await usageOf(runtime.id).toMatchObject({ outcome: "cut", tokens_out: 10 });
    const text = "select sum(errors)::int as errors from usage_daily where runtime_id = $1";
    const [row] = await at.engine.run<{ errors: number }>({ name: "errors", text }, [runtime.id]);
    expect(row?.errors).toBe(1);
  });
});

it("the list of models is whole, and each is found by its name", async () => {
  const text = `insert into runtimes (organization_id, number, name, provider, kind, created_at)
    select $1::uuid, 100000 + i, 'many-' || i, 'openai', 'chat', now() from generate_series(1, 1200) i`;
  await at.engine.run({ name: "many_runtimes", text }, [at.organizationId]);
  const limited = await at.createKey({ model_allowlist: ["many-119?"] });
  const { body } = await call(at.url, "GET", "/v1/models", { key: limited.secret });
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual(
    Array.from({ length: 10 }, (_, i) => `many-119${i}`),
  );
  expect((await call(at.url, "GET", "/v1/models/many-1195", { key: limited.secret })).body).toMatchObject({
    id: "many-1195",
  });
  expect((await call(at.url, "GET", "/v1/models/many-1", { key: limited.secret })).status).toBe(404);
});
