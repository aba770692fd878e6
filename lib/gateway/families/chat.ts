import { relay } from "@/lib/gateway/pipeline";

/** `POST /v1/chat/completions`, plain and streaming: the provider's own body and answer, passed through. */
export const chatCompletions = relay({
  endpoint: "chat",
  kind: "chat",
  scope: "chat:write",
  dialect: "openai",
  usageOnRequest: true,
});
