import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { expect, test } from "vitest";
import { geminiEvents } from "@/lib/gateway/dialects/gemini";
import { openaiEvents } from "@/lib/gateway/dialects/openai";
import { typedEvents } from "@/lib/gateway/dialects/typed";
import { callUpstream, readAnswer } from "@/lib/gateway/upstream";
import { passBytes } from "./media";
import { passStream, type StreamEnd } from "./stream";

const MiB = 1024 * 1024;
const PIECE = Buffer.alloc(MiB, "a");

/** Calls a provider with the given answer. Returns its answer, and the bytes that it has sent. */
async function callHostile(answer: (response: ServerResponse) => void) {
  const server = createServer((_request, response) => answer(response));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const request = { method: "POST" as const, url: `http://127.0.0.1:${port}/`, headers: {}, body: "{}" };
  const calling = callUpstream({ request, wantsStream: true, secrets: [], allowPrivate: true });
  const stop = () => server.closeAllConnections();
  return { calling, stop };
}

/** Writes pieces without an end, at the speed of the reader. */
function writeForever(response: ServerResponse, sent = { bytes: 0 }) {
  const pieces = function* () {
    for (;;) {
      sent.bytes += PIECE.length;
      yield PIECE;
    }
  };
  pipeline(Readable.from(pieces()), response, () => undefined);
}

const events = { "content-type": "text/event-stream" };

test("headers without an end are refused", async () => {
  const { calling, stop } = await callHostile(({ socket }) => {
    socket?.on("error", () => undefined).write("HTTP/1.1 200 OK\r\n");
    socket?.write(`x: ${"a".repeat(100_000)}`);
  });
  await expect(calling).rejects.toMatchObject({ code: "UPSTREAM_ERROR" });
  stop();
});

test("a small JSON answer that decodes to more than 25 MiB is refused", async () => {
  const { calling, stop } = await callHostile((response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    const gzip = createGzip();
    gzip.pipe(response);
    gzip.write('{"a":"');
    for (let count = 0; count < 40; count += 1) gzip.write(PIECE);
    gzip.end('"}');
  });
  await expect(readAnswer(await calling)).rejects.toMatchObject({ code: "UPSTREAM_ERROR" });
  stop();
});

test.each([
  ["chat", openaiEvents, 'data: {"choices":"'],
  ["responses", typedEvents, 'data: {"type":"response.completed","response":"'],
])("an event without an end is refused in a stream of %s", async (_, dialect, beginning) => {
  const { calling, stop } = await callHostile((response) => {
    response.writeHead(200, events).write(beginning);
    writeForever(response);
  });
  const { response } = await calling;
  const ends: StreamEnd[] = [];
  const stream = passStream(await response.stream(), {
    dialect,
    startedAt: 0,
    onEnd: (end) => ends.push(end),
  });
  let passed = 0;
  let last = "";
  for await (const piece of stream) {
    passed += piece.length;
    last = piece.toString("utf8", Math.max(0, piece.length - 400));
  }
  expect(passed).toBeLessThan(70 * MiB);
  expect(last.slice(last.indexOf("\n\n"))).toMatch(/^\n\n.*"code":"UPSTREAM_ERROR".*\n\n$/s);
  expect(ends).toMatchObject([{ outcome: "cut", error: { code: "UPSTREAM_ERROR" } }]);
  stop();
});

test("an event without an end in a JSON array ends it with an error, and ends the provider's call", async () => {
  const { calling, stop } = await callHostile((response) => {
    response.writeHead(200, events).write('data: {"candidates":[{"content":{"parts":[]}}]}\n\ndata: "');
    writeForever(response);
  });
  const source = await (await calling).response.stream();
  const ends: StreamEnd[] = [];
  const onEnd = (end: StreamEnd) => ends.push(end);
  const stream = passStream(source, { dialect: geminiEvents, asArray: true, startedAt: 0, onEnd });
  const text = Buffer.concat(await stream.toArray()).toString();
  expect(JSON.parse(text)).toEqual([
    { candidates: [{ content: { parts: [] } }] },
    expect.objectContaining({ code: "UPSTREAM_ERROR" }),
  ]);
  expect(source.destroyed).toBe(true);
  expect(ends).toMatchObject([{ outcome: "cut", error: { code: "UPSTREAM_ERROR" } }]);
  stop();
});

test("data without an end comes at the reader's speed, and ends with it", async () => {
  const sent = { bytes: 0 };
  const { calling, stop } = await callHostile((response) => {
    response.writeHead(200, { "content-type": "audio/mpeg" });
    writeForever(response, sent);
  });
  const { response } = await calling;
  const ends: string[] = [];
  const onEnd = ({ outcome }: Pick<StreamEnd, "outcome">) => ends.push(outcome);
  const stream = passBytes(await response.stream(), { startedAt: 0, toError: response.toError, onEnd });
  await once(stream, "readable");
  for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  expect(sent.bytes).toBeLessThan(32 * MiB);
  stream.destroy();
  await once(stream, "close");
  expect(ends).toEqual(["aborted"]);
  stop();
});

test.each([
  ["complete", 0, "complete"],
  ["cut", 100_000, "cut"],
])("a last event of 3 MiB is passed on, %s", async (_, missing, outcome) => {
  const usage = '"usage":{"input_tokens":3,"output_tokens":4}';
  const image = "a".repeat(3 * MiB);
  const event = `data: {"type":"response.completed","response":{"result":"${image}",${usage}}}\n\n`;
  const sent = Buffer.from(event.slice(0, event.length - missing));
  const pieces = Array.from({ length: Math.ceil(sent.length / 60_000) }, (_one, at) =>
    sent.subarray(at * 60_000, (at + 1) * 60_000),
  );
  const ends: StreamEnd[] = [];
  const onEnd = (end: StreamEnd) => ends.push(end);
  const stream = passStream(Readable.from(pieces), { dialect: typedEvents, startedAt: 0, onEnd });
  const text = Buffer.concat(await stream.toArray()).toString();
  expect(text.includes('"code":"UPSTREAM_ERROR"')).toBe(outcome === "cut");
  expect(ends).toMatchObject([
    { outcome, usage: outcome === "cut" ? null : { inputTokens: 3, outputTokens: 4 } },
  ]);
});
