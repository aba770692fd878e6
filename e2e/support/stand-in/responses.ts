import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { parseStreamPlan, sendJson, toErrorBody } from "./behaviours";
import { bill } from "./bill";
import type { RequestBody } from "./request-body";
import { sendStream, toSse } from "./stream";
import { countPromptTokens, createReply, type Message, splitTokens } from "./text";

const CREATED = 1_760_000_000;
const REASONING_TOKENS = 4;

/** A response as the stand-in stores it. */
export type StoredResponse = { id: string; status: string; input: Message[] } & Record<string, unknown>;

/** The stored responses of a stand-in, by id. */
export type StoredResponses = Map<string, StoredResponse>;

/** Answers `POST /responses`. */
export async function sendResponse(
  response: ServerResponse,
  body: RequestBody,
  stored: StoredResponses,
): Promise<void> {
  const plan = parseStreamPlan(body.model);
  const input = toMessages(body, stored);
  const ceiling = body.max_output_tokens ?? null;
  const tokens = createReply(input, ceiling, plan.words);
  const status = tokens.length === ceiling ? "incomplete" : "completed";
  const item = { id: "msg_standin", type: "message", role: "assistant" };
  const part = { type: "output_text", text: tokens.join(""), annotations: [] };
  const head = {
    ...{ id: `resp_${randomUUID().replaceAll("-", "")}`, object: "response", created_at: CREATED },
    ...{ model: body.model, error: null, background: body.background ?? false, store: body.store ?? true },
    ...{ previous_response_id: body.previous_response_id ?? null, metadata: {} },
  };
  const whole = {
    ...head,
    ...{ status, output: [{ ...item, status, content: [part] }] },
    incomplete_details: status === "incomplete" ? { reason: "max_output_tokens" } : null,
    usage: toUsage(body, input, tokens.length),
  };
  if (head.store) stored.set(head.id, { ...whole, input });
  const begun = { ...head, status: body.background ? "queued" : "in_progress", output: [], usage: null };
  const billAll = () => bill(response, whole.usage.input_tokens, whole.usage.output_tokens);
  if (body.stream !== true) {
    billAll();
    return sendJson(response, 200, body.background ? begun : whole);
  }
  let sequence_number = 0;
  const event = (type: string, fields: object) =>
    toSse({ type, sequence_number: sequence_number++, ...fields }, type);
  const at = { item_id: item.id, output_index: 0, content_index: 0 };
  const done = { ...item, status, content: [part] };
  await sendStream(response, plan, {
    opening: [
      event("response.created", { response: begun }),
      event("response.output_item.added", {
        output_index: 0,
        item: { ...item, status: "in_progress", content: [] },
      }),
      event("response.content_part.added", { ...at, part: { ...part, text: "" } }),
    ],
    tokens,
    toEvent: (delta) => event("response.output_text.delta", { ...at, delta }),
    closing: () => {
      billAll();
      return [
        event("response.output_text.done", { ...at, text: part.text }),
        event("response.content_part.done", { ...at, part }),
        event("response.output_item.done", { output_index: 0, item: done }),
        event(`response.${status}`, { response: whole }),
      ];
    },
    errorEvent: "error",
  });
}

/** Answers `GET` and `DELETE /responses/{id}`, `GET …/input_items` and `POST …/cancel`. */
export function sendStoredResponse(
  response: ServerResponse,
  { method, path }: { method: string; path: string },
  stored: StoredResponses,
) {
  const [id = "", part] = path.slice(path.indexOf("/responses/") + "/responses/".length).split("/");
  const found = stored.get(id);
  if (!found) return sendJson(response, 404, toErrorBody(404));
  const { input, ...whole } = found;
  if (method === "DELETE") {
    stored.delete(id);
    return sendJson(response, 200, { id, object: "response.deleted", deleted: true });
  }
  if (part === "cancel") {
    stored.set(id, { ...found, status: "cancelled" });
    return sendJson(response, 200, { ...whole, status: "cancelled" });
  }
  if (part !== "input_items") return sendJson(response, 200, whole);
  const data = input.map((message, index) => ({ id: `msg_${index}`, type: "message", ...message }));
  sendJson(response, 200, { object: "list", data, has_more: false });
}

/** Returns the messages of a request, after those of the response that it continues. */
function toMessages({ input, previous_response_id, instructions }: RequestBody, stored: StoredResponses) {
  const earlier = stored.get(previous_response_id ?? "")?.input ?? [];
  const own: Message[] = Array.isArray(input) ? input : [{ role: "user", content: input ?? "" }];
  return [...(instructions ? [{ role: "system", content: instructions }] : []), ...earlier, ...own];
}

function toUsage(body: RequestBody, input: Message[], words: number) {
  const input_tokens = countPromptTokens(input);
  const reasoning_tokens = body.reasoning ? REASONING_TOKENS : 0;
  const cached_tokens = body.prompt_cache_key ? splitTokens(body.prompt_cache_key).length : 0;
  const output_tokens = words + reasoning_tokens;
  return {
    ...{ input_tokens, input_tokens_details: { cached_tokens } },
    ...{ output_tokens, output_tokens_details: { reasoning_tokens } },
    total_tokens: input_tokens + output_tokens,
  };
}
