import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const fireworks: Provider = {
  id: "fireworks",
  name: "Fireworks AI",
  icon: "fireworks.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A key of your Fireworks account.",
      form: { pattern: "^fw[!-~]+$", display: "fw…" },
    }),
    apiBase("api.fireworks.ai", { variables: ["FIREWORKS_BASE_URL"] }),
  ],
  keyPage: "https://fireworks.ai/account/api-keys",
  environmentVariable: "FIREWORKS_API_KEY",
  baseUrl: "https://api.fireworks.ai/inference/v1",
  outputCeilingField: "max_tokens",
  endpoints: openaiEndpoints(["chat", "completions", "responses", "embeddings", "models"]),
  modelPrefixes: ["accounts/fireworks"],
};
