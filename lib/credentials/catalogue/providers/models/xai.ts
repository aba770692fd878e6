import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const xai: Provider = {
  id: "xai",
  name: "xAI",
  icon: "xai.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A key of your xAI team.",
      form: { pattern: "^xai-[!-~]+$", display: "xai-…" },
    }),
    apiBase("api.x.ai"),
  ],
  keyPage: "https://console.x.ai",
  environmentVariable: "XAI_API_KEY",
  baseUrl: "https://api.x.ai/v1",
  outputCeilingField: "max_completion_tokens",
  endpoints: openaiEndpoints(["chat", "completions", "responses", "images", "realtime", "models"]),
  modelPrefixes: ["grok"],
};
