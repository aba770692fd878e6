import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const groq: Provider = {
  id: "groq",
  name: "Groq",
  icon: "groq.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A key of your Groq project.",
      form: { pattern: "^gsk_[!-~]+$", display: "gsk_…" },
    }),
    apiBase("api.groq.com"),
  ],
  keyPage: "https://console.groq.com/keys",
  environmentVariable: "GROQ_API_KEY",
  baseUrl: "https://api.groq.com/openai/v1",
  outputCeilingField: "max_completion_tokens",
  endpoints: openaiEndpoints(["chat", "responses", "speech", "transcriptions", "translations", "models"]),
  modelPrefixes: [],
};
