import type { ServerResponse } from "node:http";
import { parseStreamPlan, sendJson, toErrorBody } from "./behaviours";
import { bill } from "./bill";
import type { RequestBody } from "./request-body";
import { sendStream, toSse } from "./stream";
import { countPromptTokens, createReply } from "./text";

/** Answers `POST /messages/count_tokens`. */
export function sendMessageTokens(response: ServerResponse, body: RequestBody): void {
  sendJson(response, 200, {
    input_tokens: countPromptTokens(Array.isArray(body.messages) ? body.messages : []),
  });
}

/** Answers `POST /messages`. */
export async function sendMessage(response: ServerResponse, body: RequestBody): Promise<void> {
  const list = Array.isArray(body.messages) ? body.messages : [];
  const plan = parseStreamPlan(body.model);
  const tokens = createReply(list, body.max_tokens ?? null, plan.words);
  const inputs = countPromptTokens(list);
  const stop_reason = tokens.length === body.max_tokens ? "max_tokens" : "end_turn";
  const head = {
    id: "msg_standin",
    type: "message",
    role: "assistant",
    model: body.model,
    stop_sequence: null,
  };
  if (body.stream !== true) {
    const usage = { input_tokens: inputs, output_tokens: tokens.length };
    bill(response, inputs, tokens.length);
    const content = [{ type: "text", text: tokens.join("") }];
    return sendJson(response, 200, { ...head, content, stop_reason, usage });
  }
  const event = (data: { type: string; [field: string]: unknown }) => toSse(data, data.type);
  const usage = { input_tokens: inputs, output_tokens: 1 };
  await sendStream(response, plan, {
    opening: [
      event({ type: "message_start", message: { ...head, content: [], stop_reason: null, usage } }),
      event({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }),
    ],
    tokens,
    toEvent: (text) => event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
    closing: () => {
      bill(response, inputs, tokens.length);
      return [
        event({ type: "content_block_stop", index: 0 }),
        event({
          type: "message_delta",
          delta: { stop_reason, stop_sequence: null },
          usage: { output_tokens: tokens.length },
        }),
        event({ type: "message_stop" }),
      ];
    },
    errorEvent: "error",
  });
}

/** Answers a message of Vertex AI, whose path names the model. It refuses bodies without a version. */
export async function sendVertexMessage(response: ServerResponse, body: RequestBody): Promise<void> {
  if (body.anthropic_version === "vertex-2023-10-16") await sendMessage(response, body);
  else sendJson(response, 400, toErrorBody(400));
}
