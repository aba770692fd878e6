import { sendJson, streamPlan } from "./behaviours.mjs";
import { sendStream, sse } from "./stream.mjs";
import { promptTokens, replyTokens } from "./text.mjs";

export async function messages(response, body) {
  const list = Array.isArray(body.messages) ? body.messages : [];
  const plan = streamPlan(body.model);
  const tokens = replyTokens(list, body.max_tokens ?? null, plan.words);
  const inputs = promptTokens(list);
  const stop_reason = tokens.length === body.max_tokens ? "max_tokens" : "end_turn";
  const head = {
    id: "msg_standin",
    type: "message",
    role: "assistant",
    model: body.model,
    stop_sequence: null,
  };
  if (body.stream === true) return streamMessages(response, { plan, tokens, inputs, stop_reason, head });
  sendJson(response, 200, {
    ...head,
    content: [{ type: "text", text: tokens.join("") }],
    stop_reason,
    usage: { input_tokens: inputs, output_tokens: tokens.length },
  });
}

async function streamMessages(response, { plan, tokens, inputs, stop_reason, head }) {
  const event = (data) => sse(data, data.type);
  const usage = { input_tokens: inputs, output_tokens: 1 };
  await sendStream(response, plan, {
    opening: [
      event({ type: "message_start", message: { ...head, content: [], stop_reason: null, usage } }),
      event({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }),
    ],
    tokens,
    eventOf: (text) => event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
    closing: [
      event({ type: "content_block_stop", index: 0 }),
      event({
        type: "message_delta",
        delta: { stop_reason, stop_sequence: null },
        usage: { output_tokens: tokens.length },
      }),
      event({ type: "message_stop" }),
    ],
    errorEvent: "error",
  });
}
