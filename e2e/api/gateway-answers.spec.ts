import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import {
  COMPLETION,
  createProviderTests,
  EVENTS,
  json,
  SHOWN_EVENTS,
  toChunk,
} from "@/e2e/support/provider-tests";

const { chat, expectUsage, provide, stream, tenant } = createProviderTests();

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
    const whole = await chat(name);
    expect([whole.status, whole.body, whole.headers.get("content-encoding")]).toEqual([
      200,
      JSON.parse(COMPLETION),
      null,
    ]);
    const { text, headers } = await stream(name);
    expect(text.replace("\uFEFF", "")).toBe(SHOWN_EVENTS);
    expect(headers.get("content-encoding")).toBeNull();
    await expectUsage(runtime.id).toMatchObject({ outcome: "complete", tokens_in: 3, tokens_out: 4 });
  });

  it("in compressed JSON keeps the words of a refusal", async () => {
    const { name } = await provide((response) => {
      response.writeHead(400, { ...json, "content-encoding": "gzip" });
      response.end(gzipSync('{"error":{"message":"Too many tools"}}'));
    });
    expect((await chat(name)).body.error).toMatchObject({
      code: "PROVIDER_ERROR",
      message: "Too many tools",
    });
  });

  it("in an unknown encoding is the provider's fault", async () => {
    const { name } = await provide((response) => {
      response.writeHead(200, { ...json, "content-encoding": "zstd" }).end(COMPLETION);
    });
    expect((await chat(name)).status).toBe(502);
  });

  it("of 200 that holds an error is 502 with its message", async () => {
    const { name } = await provide((response) =>
      response.writeHead(200, json).end('{"error":{"message":"Out of memory","code":7}}'),
    );
    const { status, body } = await chat(name);
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
    for (let turn = 0; turn < 25; turn += 1) statuses.push((await chat(name)).status);
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
      expect(text).toBe(SHOWN_EVENTS);
      await expectUsage(runtime.id).toMatchObject({ outcome: "complete", tokens_out: 4 });
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
      response.write(`${toChunk("a text of about forty characters, or so")}\n\n`, () => response.destroy());
    });
    expect((await stream(name)).text).toContain('"error"');
    await expectUsage(runtime.id).toMatchObject({ outcome: "cut", tokens_out: 10 });
    const text = "select sum(errors)::int as errors from usage_daily where runtime_id = $1";
    const [row] = await tenant().engine.run<{ errors: number }>({ name: "errors", text }, [runtime.id]);
    expect(row?.errors).toBe(1);
  });
});
