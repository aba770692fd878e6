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

const toTyped = (type: string, fields: object) =>
  Buffer.concat([Buffer.from(`event: ${type}\n`), toSse({ type, ...fields })]);
const part = { item_id: "msg_bench", output_index: 0, content_index: 0 };
const text = Array.from({ length: EVENTS }, (_, index) => ` word${index}`);
const content = [{ type: "output_text", text: text.join(""), annotations: [] }];
const output = [{ id: part.item_id, type: "message", role: "assistant", status: "completed", content }];
const started = { id: "resp_bench", object: "response", status: "in_progress", model: "bench", store: false };
const responseUsage = { input_tokens: 8, output_tokens: EVENTS, total_tokens: EVENTS + 8 };
const completed = { ...started, status: "completed", output, usage: responseUsage };
const responseEvents = [
  toTyped("response.created", { sequence_number: 0, response: started }),
  ...text.map((delta, index) =>
    toTyped("response.output_text.delta", { sequence_number: index + 1, ...part, delta }),
  ),
  toTyped("response.completed", { sequence_number: EVENTS + 1, response: completed }),
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
  for (const event of request.url === "/v1/responses" ? responseEvents : events) response.write(event);
  response.end();
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
});
process.once("SIGTERM", () => process.exit(0));
