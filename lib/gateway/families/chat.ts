import { relay } from "@/lib/gateway/pipeline";

/** Serves `POST /v1/chat/completions`, plain and streaming. The provider's answer is forwarded. */
export const chatCompletions = relay({
  endpoint: "chat",
  kind: "chat",
  scope: "chat:write",
  dialect: "openai",
  usageOnRequest: true,
});
