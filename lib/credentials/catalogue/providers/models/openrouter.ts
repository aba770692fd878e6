import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const openrouter: Provider = {
  id: "openrouter",
  name: "OpenRouter",
  icon: "openrouter.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A key of your OpenRouter account.",
      form: { pattern: "^sk-or-[!-~]+$", display: "sk-or-…" },
    }),
    apiBase("openrouter.ai"),
  ],
  keyPage: "https://openrouter.ai/settings/keys",
  environmentVariable: "OPENROUTER_API_KEY",
  baseUrl: "https://openrouter.ai/api/v1",
  outputCeilingField: "max_tokens",
  endpoints: openaiEndpoints(["chat", "completions", "responses", "embeddings", "models"]),
  // The list of models is public.
  test: { url: "https://openrouter.ai/api/v1/key" },
  modelPrefixes: [],
};
