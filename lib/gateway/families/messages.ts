import { parseAnswerUsage } from "@/lib/gateway/answers/token-usage";
import { anthropicEvents } from "@/lib/gateway/dialects/anthropic";
import type { Family } from "@/lib/gateway/family";
import { relay } from "@/lib/gateway/pipeline";

const messagesFamily: Family = {
  endpoint: "messages",
  method: "POST",
  kind: "chat",
  scope: "chat:write",
  body: "json",
  dialect: anthropicEvents,
  usageOnRequest: false,
  parseUsage: parseAnswerUsage,
  outputCeilingFields: ["max_tokens"],
  metering: "tokens",
};

/** Serves `POST /v1/messages`, plain and streaming, in Anthropic's format. */
export const createMessage = relay(messagesFamily);

/** Serves `POST /v1/messages/count_tokens`. It counts as a request and costs nothing. */
export const countMessageTokens = relay({
  ...messagesFamily,
  endpoint: "messageTokens",
  parseUsage: () => null,
  outputCeilingFields: [],
  metering: "requests",
});
