import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { passStream, type StreamEnd } from "@/lib/gateway/answers/stream";
import { geminiEvents } from "./gemini";

const usageMetadata = { promptTokenCount: 5, candidatesTokenCount: 7 };
const toEvent = (event: object, end = "\r\n\r\n") => `data: ${JSON.stringify(event)}${end}`;
const toCandidate = (text: string, finishReason?: string, index?: number) => ({
  content: { parts: [{ text }] },
  ...(finishReason && { finishReason }),
  ...(index && { index }),
});
const first = { candidates: [toCandidate("ä")], usageMetadata };
const last = { candidates: [toCandidate("b", "STOP")], usageMetadata };

async function pass(pieces: (string | Buffer)[], asArray = false) {
  const ends: StreamEnd[] = [];
  const source = Readable.from(pieces.map((piece) => Buffer.from(piece)));
  const onEnd = (end: StreamEnd) => ends.push(end);
  const body = passStream(source, { dialect: geminiEvents, asArray, startedAt: 0, onEnd });
  return { text: Buffer.concat(await body.toArray()).toString(), end: ends[0], ends };
}

test.each([
  [[first, last]],
  [[{ promptFeedback: { blockReason: "SAFETY" }, usageMetadata }]],
  [[{ candidates: [toCandidate("a", "STOP"), toCandidate("b", "STOP", 1)], usageMetadata }]],
])("a stream is complete when its candidates are finished or the prompt is blocked", async (events) => {
  const pieces = events.map((event) => toEvent(event));
  const { text, ends } = await pass(pieces);
  expect(text).toBe(pieces.join(""));
  expect(ends).toMatchObject([{ outcome: "complete", usage: { inputTokens: 5, outputTokens: 7 } }]);
});

test.each([
  [[first]],
  [[{ candidates: [toCandidate("a", "STOP"), toCandidate("b", undefined, 1)] }]],
  [[{ usageMetadata }]],
])("a stream that ends early ends with an error in Google's form", async (events) => {
  const { text, end } = await pass(events.map((event) => toEvent(event)));
  const error = JSON.parse(text.slice(text.lastIndexOf("data: ") + 6));
  expect(error).toMatchObject({
    error: { code: 502, status: "UNAVAILABLE", message: "The provider ended the stream too early" },
    code: "UPSTREAM_ERROR",
  });
  expect(end).toMatchObject({ outcome: "cut" });
});

test("a stream is complete with an image in its last event, and has its usage", async () => {
  const details = { promptTokensDetails: [{ modality: "TEXT", tokenCount: 5 }] };
  const part = { inlineData: { mimeType: "image/png", data: "A".repeat(200_000) } };
  const image = { content: { parts: [part] }, finishReason: "STOP" };
  const event = { candidates: [image], usageMetadata: { ...usageMetadata, ...details } };
  expect((await pass([toEvent(event)])).end).toMatchObject({
    ...{ outcome: "complete", usage: { inputTokens: 5, outputTokens: 7 } },
  });
});

test("an error of the provider is passed on alone", async () => {
  const failed = { error: { code: 503, message: "Overloaded", status: "UNAVAILABLE" } };
  const { text, end } = await pass([toEvent(first), toEvent(failed)]);
  expect(text.match(/"error"/g)).toHaveLength(1);
  expect(end).toMatchObject({ outcome: "cut", error: { code: "PROVIDER_ERROR" } });
});

test("the text of a stream without usage is measured, with the arguments of function calls", async () => {
  const call = { content: { parts: [{ functionCall: { name: "f", args: { city: "Rome" } } }] } };
  const { end } = await pass([
    toEvent({ candidates: [toCandidate("abcd")] }),
    toEvent({ candidates: [call] }),
  ]);
  expect(end?.textBytes).toBe("abcd".length + JSON.stringify({ city: "Rome" }).length);
});

test.each([1, 2, 7, 1_000])("events become one JSON array, in pieces of %i bytes", async (size) => {
  const bytes = Buffer.from(toEvent(first) + toEvent(last));
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  const { text, end } = await pass(pieces, true);
  expect(JSON.parse(text)).toEqual([first, last]);
  expect(end).toMatchObject({ outcome: "complete" });
});

test.each([
  ["without a blank line", toEvent(last, "")],
  ["above 1 MiB", toEvent({ candidates: [toCandidate("a".repeat(3 * 1024 * 1024), "STOP")] })],
])("an array has the last event %s", async (_, event) => {
  const bytes = Buffer.from(event);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 60_000) }, (_one, at) =>
    bytes.subarray(at * 60_000, (at + 1) * 60_000),
  );
  const { text, end } = await pass([toEvent(first), ...pieces], true);
  expect(JSON.parse(text)).toEqual([first, JSON.parse(event.slice("data: ".length))]);
  expect(end).toMatchObject({ outcome: "complete" });
});

test.each([[[]], [[first]]])(
  "a JSON array that ends early is valid and ends with the error",
  async (events) => {
    const array = JSON.parse(
      (
        await pass(
          events.map((event) => toEvent(event)),
          true,
        )
      ).text,
    );
    expect(array).toEqual([...events, expect.objectContaining({ code: "UPSTREAM_ERROR" })]);
  },
);
