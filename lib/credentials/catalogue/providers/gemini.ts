import type { Provider } from "@/lib/credentials/catalogue/provider";

export const gemini: Provider = {
  id: "gemini",
  name: "Google Gemini",
  capabilities: ["model"],
  fields: [
    {
      name: "api_key",
      label: "API Key",
      type: "password",
      required: true,
      secret: true,
      order: 1,
      description: "A key from Google AI Studio.",
      form: { pattern: "^AI[!-~]+$", display: "AI…" },
    },
    {
      name: "api_base",
      label: "API Base URL",
      type: "url",
      required: false,
      secret: false,
      order: 2,
      description: "Only for a proxy. Calls go here instead of generativelanguage.googleapis.com.",
    },
  ],
  keyPage: "https://aistudio.google.com/app/apikey",
  environmentVariable: "GEMINI_API_KEY",
  baseUrl: "https://generativelanguage.googleapis.com/v1beta/openai",
  outputCeilingField: "max_completion_tokens",
  endpoints: {
    chat: { path: "/chat/completions" },
    embeddings: { path: "/embeddings" },
    models: { path: "/models" },
  },
  modelPrefixes: ["gemini"],
};
