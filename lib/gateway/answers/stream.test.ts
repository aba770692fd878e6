import { once } from "node:events";
import { PassThrough, type Readable } from "node:stream";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { interruptStreams } from "@/lib/gateway/answers/open-streams";
import { passStream, type StreamEnd, type StreamOptions } from "@/lib/gateway/answers/stream";
import { anthropicEvents } from "@/lib/gateway/dialects/anthropic";
import { openaiEvents } from "@/lib/gateway/dialects/openai";
import { callUpstream } from "@/lib/gateway/upstream";
import { OutboundError } from "@/lib/net/outbound-error";

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.stop());

const messages = [{ role: "user", content: "Hello you" }];

async function stream(
  model: string,
  options: Partial<StreamOptions> & { idleMs?: number; asked?: object; signal?: AbortSignal } = {},
) {
  const dialect = options.dialect ?? openaiEvents;
  const ends: StreamEnd[] = [];
  const upstream = await callUpstream({
    request: {
      method: "POST",
      url: `${standIn.url}/v1${dialect === openaiEvents ? "/chat/completions" : "/messages"}`,
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
  const { toError } = upstream.response;
  const facts = { startedAt: performance.now(), onEnd, toError, ...options, dialect };
  const body = passStream(await upstream.response.stream(), facts);
  return { body, ends };
}

const textOf = async (body: Readable) => Buffer.concat(await body.toArray()).toString();

const firstPiece = async (body: Readable): Promise<Buffer> => (await once(body, "data"))[0];

describe("a stream that the provider completes", () => {
  it("arrives as it was sent, with its usage", async () => {
    const { body, ends } = await stream("long-stream-200");
    const text = await textOf(body);
    expect(text.match(/^data: /gm)).toHaveLength(204);
    expect(text.endsWith("data: [DONE]\n\n")).toBe(true);
    expect(ends).toMatchObject([{ outcome: "complete", error: null }]);
    expect(ends[0]?.usage).toEqual({
      model: "long-stream-200",
      inputTokens: 5,
      outputTokens: 200,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
      cacheWrite1hTokens: 0,
      reasoningTokens: 0,
    });
    expect(ends[0]?.ttftMs).toBeGreaterThan(0);
  });

  it("arrives chunk by chunk, before it is over", async () => {
    const { body, ends } = await stream("long-stream-3-20");
    expect((await firstPiece(body)).toString()).toMatch(/^data: \{.*\}\n\n$/s);
    expect(ends).toEqual([]);
    body.destroy();
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
    const { body, ends } = await stream("standin-small", { dialect: anthropicEvents });
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
    const { body, ends } = await stream("cut-mid-event", { dialect: anthropicEvents });
    expect(await textOf(body)).toMatch(/\n\nevent: error\ndata: \{"type":"error","error":\{.*\}\}\n\n$/);
    expect(ends).toMatchObject([{ outcome: "cut", usage: { inputTokens: 5, outputTokens: 1 } }]);
  });

  test.each(["cut-stream", "cut-mid-event", "quiet-end"])("by %s raises in the OpenAI SDK", async (model) => {
    const { body } = await stream(model);
    const client = new OpenAI({
      apiKey: "k",
      maxRetries: 0,
      fetch: async () => new Response(await textOf(body)),
    });
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

test("a stream that broke before it was read says so", async () => {
  const source = new PassThrough();
  const ends: StreamEnd[] = [];
  source.destroy(new OutboundError("broken", "The connection broke off"));
  await once(source, "error");
  const body = passStream(source, { dialect: openaiEvents, startedAt: 0, onEnd: (end) => ends.push(end) });
  expect(await textOf(body)).toContain('"code":"UPSTREAM_ERROR"');
  expect(ends).toMatchObject([{ outcome: "cut", error: { code: "UPSTREAM_ERROR" } }]);
});

describe("a stream whose caller goes away", () => {
  it("ends the provider's call, once, and tells how much text passed", async () => {
    const { body, ends } = await stream("long-stream-1000-5");
    await firstPiece(body);
    await once(body, "data");
    body.destroy();
    await once(body, "close");
    expect(ends).toMatchObject([{ outcome: "aborted", usage: null }]);
    expect(ends[0]?.textBytes).toBeGreaterThan(0);
  });

  it("ends it when the request aborts, read or unread", async () => {
    const controller = new AbortController();
    const read = await stream("long-stream-1000-5", { signal: controller.signal });
    await firstPiece(read.body);
    const unread = await stream("stall-stream", { signal: controller.signal });
    controller.abort();
    await Promise.all([once(read.body, "close"), once(unread.body, "close")]);
    expect([...read.ends, ...unread.ends]).toMatchObject([{ outcome: "aborted" }, { outcome: "aborted" }]);
  });

  it("is complete for clients that leave when they have read the terminator", async () => {
    const source = new PassThrough();
    const ends: StreamEnd[] = [];
    const body = passStream(source, { dialect: openaiEvents, startedAt: 0, onEnd: (end) => ends.push(end) });
    source.write("data: {}\n\ndata: [DONE]\n\n");
    await firstPiece(body);
    body.destroy();
    await once(body, "close");
    expect(ends).toMatchObject([{ outcome: "complete" }]);
  });
});

test("a stream that the process has to end says so, and ends the provider's call", async () => {
  const source = new PassThrough();
  const ends: StreamEnd[] = [];
  const body = passStream(source, { dialect: openaiEvents, startedAt: 0, onEnd: (end) => ends.push(end) });
  source.write("data: {}\n\ndata: {");
  await once(body, "readable");
  interruptStreams();
  expect(await textOf(body)).toMatch(/^data: \{\}\n\ndata: \{"error":\{"code":"UNAVAILABLE".*\n\n$/);
  expect(ends).toMatchObject([{ outcome: "cut", error: { code: "UNAVAILABLE" } }]);
  expect(source.destroyed).toBe(true);
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
