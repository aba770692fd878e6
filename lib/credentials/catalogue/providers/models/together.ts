import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const together: Provider = {
  id: "together",
  name: "Together AI",
  icon: "together.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A key of your Together project.",
    }),
    apiBase("api.together.xyz"),
  ],
  keyPage: "https://api.together.ai/settings/api-keys",
  environmentVariable: "TOGETHER_API_KEY",
  baseUrl: "https://api.together.xyz/v1",
  outputCeilingField: "max_tokens",
  endpoints: openaiEndpoints([
    "chat",
    "completions",
    "embeddings",
    "images",
    "speech",
    "transcriptions",
    "translations",
    "models",
  ]),
  modelPrefixes: [],
};
