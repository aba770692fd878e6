import { parseAnswerUsage } from "@/lib/gateway/answers/token-usage";
import { openaiEvents } from "@/lib/gateway/dialects/openai";
import type { Family } from "@/lib/gateway/family";
import { relay } from "@/lib/gateway/pipeline";

export const chatFamily: Family = {
  endpoint: "chat",
  method: "POST",
  kind: "chat",
  scope: "chat:write",
  body: "json",
  dialect: openaiEvents,
  usageOnRequest: true,
  parseUsage: parseAnswerUsage,
  outputCeilingFields: ["max_completion_tokens", "max_tokens"],
  metering: "tokens",
};

/** Serves `POST /v1/chat/completions`, plain and streaming. The provider's answer is forwarded. */
export const chatCompletions = relay(chatFamily);
