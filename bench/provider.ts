import { createServer } from "node:http";

const EVENTS = 100;
const head = { id: "chatcmpl-bench", created: 1_760_000_000, model: "bench" };
const usage = { prompt_tokens: 8, completion_tokens: EVENTS, total_tokens: EVENTS + 8 };

const toSse = (data: unknown) =>
  Buffer.from(`data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`);
const toChunk = (fields: object) => toSse({ ...head, object: "chat.completion.chunk", ...fields });
const toDelta = (delta: object, finish_reason: string | null = null) =>
  toChunk({ choices: [{ index: 0, delta, logprobs: null, finish_reason }] });

const message = { role: "assistant", content: "This is the answer of the provider.", refusal: null };
const choices = [{ index: 0, message, logprobs: null, finish_reason: "stop" }];
const reply = Buffer.from(JSON.stringify({ ...head, object: "chat.completion", choices, usage }));
const events = [
  ...Array.from({ length: EVENTS }, (_, index) => toDelta({ content: ` word${index}` })),
  toDelta({}, "stop"),
  toChunk({ choices: [], usage }),
  toSse("[DONE]"),
];

/** A provider that answers immediately, with as little work as possible on `node:http`. */
const server = createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const body: { stream?: boolean } = JSON.parse(Buffer.concat(pieces).toString() || "{}");
  if (body.stream !== true) {
    response.writeHead(200, { "content-type": "application/json", "content-length": reply.length });
    response.end(reply);
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of events) response.write(event);
  response.end();
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
});
process.once("SIGTERM", () => process.exit(0));
