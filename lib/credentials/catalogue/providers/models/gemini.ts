import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

/** Gemini's own API, beside the one that is compatible with OpenAI's. */
const native = {
  path: "/models/{model}",
  without: "/openai",
  omittedPrefix: "models/",
  authorization: { type: "header", name: "x-goog-api-key" },
} as const;

export const gemini: Provider = {
  id: "gemini",
  name: "Google Gemini",
  icon: "gemini.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A key from Google AI Studio.",
      form: { pattern: "^AI[!-~]+$", display: "AI…" },
      variables: ["GOOGLE_API_KEY"],
    }),
    apiBase("generativelanguage.googleapis.com", { variables: ["GEMINI_BASE_URL"] }),
  ],
  keyPage: "https://aistudio.google.com/app/apikey",
  environmentVariable: "GEMINI_API_KEY",
  baseUrl: "https://generativelanguage.googleapis.com/v1beta/openai",
  outputCeilingField: "max_completion_tokens",
  endpoints: {
    ...openaiEndpoints(["chat", "embeddings", "images", "models"]),
    contents: native,
    contentEmbeddings: native,
  },
  modelPrefixes: ["gemini"],
};
