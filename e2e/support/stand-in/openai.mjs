import { sendJson, streamPlan } from "./behaviours.mjs";
import { sendStream, sse } from "./stream.mjs";
import { promptTokens, replyTokens, tokensOf } from "./text.mjs";

const CREATED = 1_760_000_000;

/** The models that are listed; any other name is answered too. */
export const MODELS = ["standin-small", "standin-large", "standin-embedding", "standin-whisper"];

export function models(response) {
  const data = MODELS.map((id) => ({ id, object: "model", created: CREATED, owned_by: "standin" }));
  sendJson(response, 200, { object: "list", data });
}

export async function chat(response, body) {
  const messages = Array.isArray(body.messages) ? body.messages : [];
  const plan = streamPlan(body.model);
  const overrun = body.model === "over-ceiling";
  const ceiling = overrun ? null : (body.max_completion_tokens ?? body.max_tokens ?? null);
  const tokens = replyTokens(messages, ceiling, plan.words);
  const usage = usageOf(promptTokens(messages), tokens.length + (overrun ? 100_000 : 0));
  const finish = tokens.length === ceiling ? "length" : "stop";
  const head = { id: "chatcmpl-standin", created: CREATED, model: body.model };
  if (body.stream === true) return streamChat(response, body, { plan, tokens, usage, finish, head });
  const message = { role: "assistant", content: tokens.join(""), refusal: null };
  const choices = [{ index: 0, message, logprobs: null, finish_reason: finish }];
  const reply = { ...head, object: "chat.completion", choices, usage };
  if (body.model === "no-usage") delete reply.usage;
  if (Number.isFinite(plan.cutAfter)) return cutJson(response, reply);
  sendJson(response, 200, reply);
}

async function streamChat(response, body, { plan, tokens, usage, finish, head }) {
  const asked = body.stream_options?.include_usage === true && body.model !== "no-usage";
  const chunk = (delta, finish_reason = null) =>
    sse({
      ...head,
      object: "chat.completion.chunk",
      choices: [{ index: 0, delta, logprobs: null, finish_reason }],
      ...(asked ? { usage: null } : {}),
    });
  const last = sse({ ...head, object: "chat.completion.chunk", choices: [], usage });
  await sendStream(response, plan, {
    opening: [chunk({ role: "assistant", content: "" })],
    tokens,
    eventOf: (content) => chunk({ content }),
    closing: [chunk({}, finish), ...(asked ? [last] : []), sse("[DONE]")],
  });
}

function cutJson(response, reply) {
  const text = JSON.stringify(reply);
  response.writeHead(200, { "content-type": "application/json", "content-length": text.length });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

export function embeddings(response, body) {
  const inputs = Array.isArray(body.input) ? body.input : [body.input ?? ""];
  const data = inputs.map((input, index) => ({
    object: "embedding",
    index,
    embedding: vectorOf(String(input)),
  }));
  const count = inputs.reduce((sum, input) => sum + tokensOf(String(input)).length, 0);
  const usage = { prompt_tokens: count, total_tokens: count };
  sendJson(response, 200, { object: "list", data, model: body.model, usage });
}

export function transcription(response) {
  const usage = { type: "tokens", input_tokens: 14, output_tokens: 7, total_tokens: 21 };
  sendJson(response, 200, { text: "This is what the recording is made to say.", usage });
}

export function clientSecret(response, body) {
  const session = { type: "realtime", model: "standin-realtime", ...body.session };
  sendJson(response, 200, { value: "ek_standin_0123456789", expires_at: CREATED + 600, session });
}

function usageOf(prompt, completion) {
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

function vectorOf(text) {
  const vector = new Array(8).fill(0);
  for (const [index, byte] of Buffer.from(text).entries()) vector[index % 8] += byte / 1_024;
  return vector;
}
