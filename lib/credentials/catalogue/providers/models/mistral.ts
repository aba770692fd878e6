import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const mistral: Provider = {
  id: "mistral",
  name: "Mistral AI",
  icon: "mistral.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A key of your Mistral workspace.",
      form: { pattern: "^[A-Za-z0-9]{32}$", display: "32 letters and digits" },
    }),
    apiBase("api.mistral.ai"),
  ],
  keyPage: "https://console.mistral.ai/api-keys",
  environmentVariable: "MISTRAL_API_KEY",
  baseUrl: "https://api.mistral.ai/v1",
  outputCeilingField: "max_tokens",
  endpoints: openaiEndpoints(["chat", "embeddings", "moderations", "transcriptions", "models"]),
  modelPrefixes: [
    "mistral",
    "open-mistral",
    "ministral",
    "magistral",
    "codestral",
    "devstral",
    "pixtral",
    "voxtral",
  ],
};
