import fc from "fast-check";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it, test, vi } from "vitest";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { passStream, type StreamEnd, type StreamOptions } from "@/lib/gateway/stream";
import { callUpstream } from "@/lib/gateway/upstream";

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.stop());

const messages = [{ role: "user", content: "Hello you" }];

async function stream(
  model: string,
  options: Partial<StreamOptions> & { idleMs?: number; asked?: object } = {},
) {
  const dialect = options.dialect ?? "openai";
  const ends: StreamEnd[] = [];
  const upstream = await callUpstream({
    request: {
      method: "POST",
      url: `${standIn.url}/v1${dialect === "openai" ? "/chat/completions" : "/messages"}`,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        ...{ model, messages, stream: true, stream_options: { include_usage: true } },
        ...options.asked,
      }),
    },
    secrets: [],
    allowPrivate: true,
    signal: options.signal,
    timeouts: { bodyIdleMs: options.idleMs },
  });
  const onEnd = (end: StreamEnd) => ends.push(end);
  const body = passStream(upstream.response.stream(), {
    startedAt: performance.now(),
    onEnd,
    ...options,
    dialect,
  });
  return { body, ends };
}

const textOf = (body: ReadableStream<Uint8Array>) => new Response(body).text();

describe("a stream that the provider completes", () => {
  it("arrives as it was sent, with its usage", async () => {
    const { body, ends } = await stream("long-stream-200");
    const text = await textOf(body);
    expect(text.match(/^data: /gm)).toHaveLength(204);
    expect(text.endsWith("data: [DONE]\n\n")).toBe(true);
    expect(ends).toMatchObject([{ outcome: "complete", error: null, bytes: text.length }]);
    expect(ends[0]?.usage).toEqual({ inputTokens: 5, outputTokens: 200, cachedInputTokens: 0 });
    expect(ends[0]?.ttftMs).toBeGreaterThan(0);
  });

  it("arrives chunk by chunk, before it is over", async () => {
    const { body, ends } = await stream("long-stream-3-20");
    const reader = body.getReader();
    const first = await reader.read();
    expect(Buffer.from(first.value ?? []).toString()).toMatch(/^data: \{.*\}\n\n$/s);
    expect(ends).toEqual([]);
    await reader.cancel();
  });

  it("hides the usage event from a caller who did not ask for it", async () => {
    const { body, ends } = await stream("long-stream-9", { hidesUsage: true });
    const text = await textOf(body);
    expect(text).not.toContain('"choices":[]');
    expect(text.match(/^data: /gm)).toHaveLength(12);
    expect(ends[0]?.usage?.outputTokens).toBe(9);
  });

  it("is complete without usage, too", async () => {
    const { body, ends } = await stream("no-usage");
    await textOf(body);
    expect(ends).toMatchObject([{ outcome: "complete", usage: null }]);
  });

  it("may speak Anthropic's events", async () => {
    const { body, ends } = await stream("standin-small", { dialect: "anthropic" });
    expect(await textOf(body)).toContain("event: message_stop");
    expect(ends).toMatchObject([{ outcome: "complete", usage: { inputTokens: 5, outputTokens: 23 } }]);
  });
});

describe("a stream that the provider cuts", () => {
  test.each(["cut-stream", "cut-stream-0", "cut-mid-event", "quiet-end"])("by %s says so", async (model) => {
    const { body, ends } = await stream(model);
    const events = (await textOf(body)).split("\n\n").slice(0, -1);
    expect(events.every((event) => event.startsWith("data: {") && event.endsWith("}"))).toBe(true);
    expect(JSON.parse(events.at(-1)?.slice("data: ".length) ?? "")).toMatchObject({
      error: { code: "UPSTREAM_ERROR", type: "server_error", reason: null, param: null },
    });
    expect(ends).toMatchObject([{ outcome: "cut", usage: null, error: { code: "UPSTREAM_ERROR" } }]);
  });

  it("by silence is a timeout", async () => {
    const { body, ends } = await stream("stall-stream", { idleMs: 50 });
    expect(await textOf(body)).toContain('"code":"UPSTREAM_TIMEOUT"');
    expect(ends).toMatchObject([{ outcome: "cut", error: { code: "UPSTREAM_TIMEOUT" } }]);
  });

  it("ends with Anthropic's error event where that is spoken, and keeps what was reported", async () => {
    const { body, ends } = await stream("cut-mid-event", { dialect: "anthropic" });
    expect(await textOf(body)).toMatch(/\n\nevent: error\ndata: \{"type":"error","error":\{.*\}\}\n\n$/);
    expect(ends).toMatchObject([{ outcome: "cut", usage: { inputTokens: 5, outputTokens: 1 } }]);
  });

  test.each(["cut-stream", "cut-mid-event", "quiet-end"])("by %s raises in the OpenAI SDK", async (model) => {
    const { body } = await stream(model);
    const client = new OpenAI({ apiKey: "k", maxRetries: 0, fetch: async () => new Response(body) });
    const reading = async () => {
      const request = { model, messages: [{ role: "user" as const, content: "x" }], stream: true as const };
      for await (const _chunk of await client.chat.completions.create(request));
    };
    await expect(reading()).rejects.toMatchObject({
      name: "Error",
      code: "UPSTREAM_ERROR",
      type: "server_error",
    });
  });
});

describe("a stream whose caller goes away", () => {
  it("ends the provider's call, once, when the reader cancels", async () => {
    const { body, ends } = await stream("long-stream-1000-5");
    const reader = body.getReader();
    await reader.read();
    await reader.cancel();
    expect(ends).toMatchObject([{ outcome: "aborted", usage: null }]);
    expect(ends[0]?.bytes).toBeGreaterThan(0);
  });

  it("ends it when the request aborts, read or unread, together with a cancel", async () => {
    const controller = new AbortController();
    const { body, ends } = await stream("long-stream-1000-5", { signal: controller.signal });
    const reader = body.getReader();
    await reader.read();
    controller.abort();
    await reader.cancel().catch(() => undefined);
    expect(ends).toMatchObject([{ outcome: "aborted" }]);
    const late = await stream("stall-stream", { dialect: "openai" });
    const ended = AbortSignal.abort();
    const onEnd = vi.fn();
    const dead = passStream(late.body, { dialect: "openai", startedAt: 0, signal: ended, onEnd });
    await expect(textOf(dead)).rejects.toBe(ended.reason);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(late.ends).toMatchObject([{ outcome: "aborted" }]);
  });
});

test("200 cut streams leave 200 records", async () => {
  const ends = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const { body, ends } = await stream(`cut-${index % 2 ? "stream" : "mid-event"}-${index % 7}`);
      await textOf(body);
      return ends;
    }),
  );
  expect(ends.flat().map((end) => end.outcome)).toEqual(Array(200).fill("cut"));
});

test("however the bytes fall, the same events arrive", async () => {
  const usage = '"usage":{"prompt_tokens":1,"completion_tokens":2}';
  const sent = Buffer.from(`: hi\n\ndata: {"a":"ä"}\r\n\r\ndata: {"choices":[],${usage}}\n\ndata: [DONE]\n`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), async (sizes) => {
      const source = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0, turn = 0; at < sent.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            controller.enqueue(sent.subarray(at, at + size));
            at += size;
          }
          controller.close();
        },
      });
      const ends: StreamEnd[] = [];
      const body = passStream(source, { dialect: "openai", startedAt: 0, onEnd: (end) => ends.push(end) });
      expect(await textOf(body)).toBe(sent.toString());
      expect(ends).toMatchObject([{ outcome: "complete", usage: { inputTokens: 1, outputTokens: 2 } }]);
    }),
  );
});
