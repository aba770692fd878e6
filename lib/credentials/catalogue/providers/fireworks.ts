import type { Provider } from "@/lib/credentials/catalogue/provider";

export const fireworks: Provider = {
  id: "fireworks",
  name: "Fireworks AI",
  capabilities: ["model"],
  fields: [
    {
      name: "api_key",
      label: "API Key",
      type: "password",
      required: true,
      secret: true,
      order: 1,
      description: "A key of your Fireworks account.",
      form: { pattern: "^fw[!-~]+$", display: "fw…" },
    },
    {
      name: "api_base",
      label: "API Base URL",
      type: "url",
      required: false,
      secret: false,
      order: 2,
      description: "Only for a proxy. Calls go here instead of api.fireworks.ai.",
    },
  ],
  keyPage: "https://fireworks.ai/account/api-keys",
  environmentVariable: "FIREWORKS_API_KEY",
  baseUrl: "https://api.fireworks.ai/inference/v1",
  outputCeilingField: "max_tokens",
  endpoints: {
    chat: { path: "/chat/completions" },
    embeddings: { path: "/embeddings" },
    models: { path: "/models" },
  },
  modelPrefixes: ["accounts/fireworks"],
};
