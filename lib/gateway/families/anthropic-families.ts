import { parseAnswerUsage } from "@/lib/gateway/answers/token-usage";
import { anthropicEvents } from "@/lib/gateway/dialects/anthropic";
import type { Family } from "@/lib/gateway/family";

const messages = {
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
} as const satisfies Family;

/** The families of Anthropic's API. */
export const anthropicFamilies = {
  messages,
  // Counting costs nothing.
  messageTokens: {
    ...messages,
    ...{ endpoint: "messageTokens", parseUsage: () => null, outputCeilingFields: [], metering: "requests" },
  },
} as const satisfies Record<string, Family>;
