import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import fc from "fast-check";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { interruptStreams } from "@/lib/gateway/open-streams";
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
  options: Partial<StreamOptions> & { idleMs?: number; asked?: object; signal?: AbortSignal } = {},
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
    expect(ends[0]?.usage).toEqual({ inputTokens: 5, outputTokens: 200, cachedInputTokens: 0 });
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
    const body = passStream(source, { dialect: "openai", startedAt: 0, onEnd: (end) => ends.push(end) });
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
  const body = passStream(source, { dialect: "openai", startedAt: 0, onEnd: (end) => ends.push(end) });
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

/** Passes pieces on, and returns what arrived and how it ended. */
async function pass(pieces: (string | Buffer)[], options: Partial<StreamOptions> = {}) {
  const ends: StreamEnd[] = [];
  const source = Readable.from(pieces.map((piece) => Buffer.from(piece)));
  const onEnd = (end: StreamEnd) => ends.push(end);
  const text = await textOf(passStream(source, { dialect: "openai", startedAt: 0, ...options, onEnd }));
  return { text, ends };
}

const USAGE = '"usage":{"prompt_tokens":1,"completion_tokens":2}';

test.each([
  ["LF", "\n"],
  ["CR LF", "\r\n"],
  ["CR", "\r"],
])("however the bytes fall, the same events arrive, with lines that end in %s", async (_, end) => {
  const lines = [
    ": hi",
    "",
    'data: {"a":"ä"}',
    "",
    'data: {"choices" : [ ],',
    `data: ${USAGE}}`,
    "",
    "data: [DONE]",
    "",
    "",
  ];
  const sent = Buffer.from(lines.join(end));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), async (sizes) => {
      const pieces: Buffer[] = [];
      for (let at = 0, turn = 0; at < sent.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        pieces.push(sent.subarray(at, at + size));
        at += size;
      }
      const { text, ends } = await pass(pieces);
      expect(text).toBe(sent.toString());
      expect(ends).toMatchObject([{ outcome: "complete", usage: { inputTokens: 1, outputTokens: 2 } }]);
      const hidden = await pass(pieces, { hidesUsage: true });
      expect(hidden.text).toBe(lines.toSpliced(4, 3).join(end));
    }),
  );
});

test("events are handed on as soon as they are whole, whatever ends their lines", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const source = new PassThrough();
    const body = passStream(source, { dialect: "openai", startedAt: 0, onEnd: () => undefined });
    source.write(`data: {"choices":[]}${end}${end}`);
    expect((await firstPiece(body)).toString()).toContain("choices");
    body.destroy();
  }
});

const choice = (index: number, reason: string | null) =>
  `data: {"choices":[{"index":${index},"delta":{"content":"x"},"finish_reason":${JSON.stringify(reason)}}]}\n\n`;

test.each([
  ["its choice is finished", [choice(0, "stop")], "complete"],
  [
    "all its choices are finished",
    [choice(0, null), choice(1, null), choice(1, "stop"), choice(0, "length")],
    "complete",
  ],
  ["one choice is not finished", [choice(0, null), choice(1, null), choice(1, "stop")], "cut"],
  ["usage came last", [choice(0, null), `data: {"choices":[],${USAGE}}\n\n`], "complete"],
  ["usage came with a choice", [`data: {"choices":[{"index":0,"finish_reason":null}],${USAGE}}\n\n`], "cut"],
  ["nothing was finished", [choice(0, null)], "cut"],
])("without a terminator: %s", async (_, pieces, outcome) => {
  const { text, ends } = await pass(pieces);
  expect(ends).toMatchObject([{ outcome }]);
  expect(text.includes('"error"')).toBe(outcome === "cut");
});

test("an Anthropic stream is complete with its stop reason", async () => {
  const stop =
    'event: message_delta\ndata: {"type": "message_delta", "delta": {"stop_reason": "end_turn"}}\n\n';
  expect((await pass([stop], { dialect: "anthropic" })).ends).toMatchObject([{ outcome: "complete" }]);
});

test("an error that the provider reports in its stream is passed on alone, and counts as one", async () => {
  const event = 'data: {"error":{"message":"Overloaded"}}\n\n';
  for (const pieces of [[event], [event, "data: [DONE]\n\n"]]) {
    const { text, ends } = await pass(pieces);
    expect(text).toBe(pieces.join(""));
    expect(ends).toMatchObject([{ outcome: "cut", error: { code: "PROVIDER_ERROR" } }]);
  }
});
