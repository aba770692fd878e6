import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { passStream, type StreamEnd } from "@/lib/gateway/answers/stream";
import { typedEvents } from "./typed";

const toEvent = (data: { type: string }) =>
  Buffer.from(`event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`);
const USAGE = { input_tokens: 10, output_tokens: 20 };

/** Passes a stream whose text is longer than what is kept of it. Returns its end. */
async function pass(calls: object[], response: object) {
  const ends: StreamEnd[] = [];
  const delta = toEvent({ type: "response.output_text.delta", ...{ delta: "word ".repeat(2_000) } });
  const events = [
    toEvent({ type: "response.created", ...{ response: { id: "resp_1", model: "gpt-5" } } }),
    ...calls.map((item) => toEvent({ type: "response.output_item.done", ...{ item } })),
    ...Array.from({ length: 8 }, () => delta),
    toEvent({ type: "response.completed", ...{ response } }),
  ];
  const stream = passStream(Readable.from(events), {
    dialect: typedEvents,
    startedAt: 0,
    onEnd: (end) => ends.push(end),
  });
  await stream.toArray();
  return ends[0];
}

const SEARCH = { type: "web_search_call", action: { type: "search" } };

it("counts the calls of tools in the whole stream", async () => {
  const opened = { type: "web_search_call", action: { type: "open_page" } };
  const end = await pass([SEARCH, opened, SEARCH, { type: "message" }], { model: "gpt-5", usage: USAGE });
  expect(end).toMatchObject({ outcome: "complete", facts: { webSearches: 2 }, usage: { model: "gpt-5" } });
  expect(end?.facts).not.toHaveProperty("hasUnknownCost");
  const drawn = await pass([{ type: "image_generation_call" }], { model: "gpt-5", usage: USAGE });
  expect(drawn?.facts).toEqual({ hasUnknownCost: true });
});

it("knows the usage and the model of an answer whose last event is larger than what is kept", async () => {
  const output = [{ type: "message", content: "x".repeat(100_000) }];
  const end = await pass([], { model: "gpt-5", output, usage: USAGE });
  expect(end?.usage).toMatchObject({ inputTokens: 10, outputTokens: 20, model: "gpt-5" });
});
