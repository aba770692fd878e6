import type { ServerResponse } from "node:http";
import { parseStreamPlan, sendJson } from "./behaviours";
import { bill } from "./bill";
import type { RequestBody } from "./request-body";
import { sendStream, toSse } from "./stream";
import { countPromptTokens, createReply, splitTokens } from "./text";

const CREATED = 1_760_000_000;

/** The models in the list. Other names are answered too. */
const MODELS = ["standin-small", "standin-large", "standin-embedding", "standin-whisper"];

/** Answers `GET /models`. */
export function sendModels(response: ServerResponse): void {
  const data = MODELS.map((id) => ({ id, object: "model", created: CREATED, owned_by: "standin" }));
  sendJson(response, 200, { object: "list", data });
}

/** Answers `POST /chat/completions`. */
export async function sendChat(response: ServerResponse, body: RequestBody): Promise<void> {
  const messages = Array.isArray(body.messages) ? body.messages : [];
  const plan = parseStreamPlan(body.model);
  const overrun = body.model === "over-ceiling";
  const ceiling = overrun ? null : (body.max_completion_tokens ?? body.max_tokens ?? null);
  const tokens = createReply(messages, ceiling, plan.words);
  const usage = toUsage(countPromptTokens(messages), tokens.length + (overrun ? 100_000 : 0));
  const billAll = () => bill(response, usage.prompt_tokens, usage.completion_tokens);
  const finish = tokens.length === ceiling ? "length" : "stop";
  const head = { id: "chatcmpl-standin", created: CREATED, model: body.model };
  if (body.stream === true) {
    const withUsage = body.stream_options?.include_usage === true && body.model !== "no-usage";
    const chunk = (fields: object) =>
      toSse({ ...head, object: "chat.completion.chunk", ...fields, ...(withUsage && { usage: null }) });
    const delta = (content: object, finish_reason: string | null = null) =>
      chunk({ choices: [{ index: 0, delta: content, logprobs: null, finish_reason }] });
    const last = toSse({ ...head, object: "chat.completion.chunk", choices: [], usage });
    return sendStream(response, plan, {
      opening: [delta({ role: "assistant", content: "" })],
      tokens,
      toEvent: (content) => delta({ content }),
      closing: () => {
        billAll();
        return [delta({}, finish), ...(withUsage ? [last] : []), toSse("[DONE]")];
      },
    });
  }
  const message = { role: "assistant", content: tokens.join(""), refusal: null };
  const choices = [{ index: 0, message, logprobs: null, finish_reason: finish }];
  const reply = { ...head, object: "chat.completion", choices, ...(body.model !== "no-usage" && { usage }) };
  if (Number.isFinite(plan.cutAfter)) return cutJson(response, reply);
  billAll();
  sendJson(response, 200, reply);
}

function cutJson(response: ServerResponse, reply: object) {
  const text = JSON.stringify(reply);
  response.writeHead(200, { "content-type": "application/json", "content-length": text.length });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

/** Answers `POST /completions`. */
export async function sendCompletion(response: ServerResponse, body: RequestBody): Promise<void> {
  const plan = parseStreamPlan(body.model);
  const ceiling = body.max_tokens ?? null;
  const prompt = String(body.prompt ?? "");
  const tokens = createReply([{ role: "user", content: prompt }], ceiling, plan.words);
  const usage = toUsage(splitTokens(prompt).length, tokens.length);
  const head = { id: "cmpl-standin", object: "text_completion", created: CREATED, model: body.model };
  const choice = (text: string, finish_reason: string | null) => ({
    choices: [{ index: 0, text, logprobs: null, finish_reason }],
  });
  const finish = tokens.length === ceiling ? "length" : "stop";
  if (body.stream !== true)
    return sendJson(response, 200, { ...head, ...choice(tokens.join(""), finish), usage });
  const withUsage = body.stream_options?.include_usage === true;
  await sendStream(response, plan, {
    opening: [],
    tokens,
    toEvent: (text) => toSse({ ...head, ...choice(text, null) }),
    closing: () => [
      toSse({ ...head, ...choice("", finish) }),
      ...(withUsage ? [toSse({ ...head, choices: [], usage })] : []),
      toSse("[DONE]"),
    ],
  });
}

/** Answers `POST /embeddings`. */
export function sendEmbeddings(response: ServerResponse, body: RequestBody): void {
  const inputs: unknown[] = Array.isArray(body.input) ? body.input : [body.input ?? ""];
  const data = inputs.map((input, index) => ({
    object: "embedding",
    index,
    embedding: toEmbedding(toVector(String(input)), body.encoding_format),
  }));
  const count = inputs.reduce<number>((sum, input) => sum + splitTokens(String(input)).length, 0);
  const usage = { prompt_tokens: count, total_tokens: count };
  sendJson(response, 200, { object: "list", data, model: body.model, usage });
}

/** Answers `POST /moderations`. */
export function sendModerations(response: ServerResponse, body: RequestBody): void {
  const inputs: unknown[] = Array.isArray(body.input) ? body.input : [body.input];
  const results = inputs.map((input) => {
    const violence = /\bkill\b/i.test(JSON.stringify(input) ?? "");
    return { flagged: violence, categories: { violence }, category_scores: { violence: Number(violence) } };
  });
  sendJson(response, 200, { id: "modr-standin", model: body.model, results });
}

/** Answers `POST /realtime/client_secrets`. */
export function sendClientSecret(response: ServerResponse, body: RequestBody): void {
  const session = { type: "realtime", model: "standin-realtime", ...body.session };
  sendJson(response, 200, { value: "ek_standin_0123456789", expires_at: CREATED + 600, session });
}

function toUsage(prompt: number, completion: number) {
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

const toEmbedding = (vector: number[], format: string | undefined) =>
  format === "base64" ? Buffer.from(Float32Array.from(vector).buffer).toString("base64") : vector;

function toVector(text: string) {
  const vector: number[] = new Array(8).fill(0);
  for (const [index, byte] of Buffer.from(text).entries()) {
    vector[index % 8] = (vector[index % 8] ?? 0) + byte / 1_024;
  }
  return vector;
}
