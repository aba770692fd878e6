import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { passStream, type StreamEnd, type StreamOptions } from "@/lib/gateway/answers/stream";
import { anthropicEvents } from "@/lib/gateway/dialects/anthropic";
import { openaiEvents } from "@/lib/gateway/dialects/openai";

const readText = async (body: Readable) => Buffer.concat(await body.toArray()).toString();

const firstPiece = async (body: Readable): Promise<Buffer> => (await once(body, "data"))[0];

/** Passes chunks through a stream. Returns the text that arrived and the ends that were reported. */
async function pass(pieces: (string | Buffer)[], options: Partial<StreamOptions> = {}) {
  const ends: StreamEnd[] = [];
  const source = Readable.from(pieces.map((piece) => Buffer.from(piece)));
  const onEnd = (end: StreamEnd) => ends.push(end);
  const text = await readText(passStream(source, { dialect: openaiEvents, startedAt: 0, ...options, onEnd }));
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
    const body = passStream(source, { dialect: openaiEvents, startedAt: 0, onEnd: () => undefined });
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
  expect((await pass([stop], { dialect: anthropicEvents })).ends).toMatchObject([{ outcome: "complete" }]);
});

const toDelta = (delta: object) => `data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`;

test.each([
  { content: "abcd" },
  { reasoning_content: "abcd" },
  { reasoning: "abcd" },
  { refusal: "abcd" },
  { tool_calls: [{ index: 0, function: { arguments: "abcd" } }] },
])("the text of a chat that breaks off is measured in %j", async (delta) => {
  const { ends } = await pass([toDelta(delta), toDelta(delta)]);
  expect(ends).toMatchObject([{ outcome: "cut", textBytes: 8 }]);
});

test("the text of an Anthropic stream is measured when the caller leaves before its usage is final", async () => {
  const start = { type: "message_start", message: { usage: { input_tokens: 5, output_tokens: 1 } } };
  const delta = { type: "content_block_delta", delta: { type: "text_delta", text: "a".repeat(400) } };
  const ends: StreamEnd[] = [];
  const source = new PassThrough();
  const onEnd = (end: StreamEnd) => ends.push(end);
  const body = passStream(source, { dialect: anthropicEvents, startedAt: 0, onEnd });
  for (const event of [start, delta, delta]) source.write(`data: ${JSON.stringify(event)}\n\n`);
  await firstPiece(body);
  body.destroy();
  await once(body, "close");
  expect(ends).toMatchObject([{ outcome: "aborted", usage: { outputTokens: 1 }, textBytes: 800 }]);
});

test("an error that the provider reports in its stream is passed on alone, and counts as one", async () => {
  const event = 'data: {"error":{"message":"Overloaded"}}\n\n';
  for (const pieces of [[event], [event, "data: [DONE]\n\n"]]) {
    const { text, ends } = await pass(pieces);
    expect(text).toBe(pieces.join(""));
    expect(ends).toMatchObject([{ outcome: "cut", error: { code: "PROVIDER_ERROR" } }]);
  }
});
