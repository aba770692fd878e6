import type { Family } from "@/lib/gateway/family";
import { relay } from "@/lib/gateway/pipeline";

export const chatFamily: Family = {
  endpoint: "chat",
  kind: "chat",
  scope: "chat:write",
  dialect: "openai",
  usageOnRequest: true,
};

/** Serves `POST /v1/chat/completions`, plain and streaming. The provider's answer is forwarded. */
export const chatCompletions = relay(chatFamily);
