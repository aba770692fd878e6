import { keyHeader, type Provider } from "@/lib/credentials/catalogue/provider";

const own = { authorize: keyHeader("x-api-key"), headers: { "anthropic-version": "2023-06-01" } };

export const anthropic: Provider = {
  id: "anthropic",
  name: "Anthropic",
  capabilities: ["model"],
  fields: [
    {
      name: "api_key",
      label: "API Key",
      type: "password",
      required: true,
      secret: true,
      order: 1,
      description: "A key of your Anthropic workspace.",
      form: { pattern: "^sk-ant-[!-~]+$", display: "sk-ant-…" },
    },
    {
      name: "api_base",
      label: "API Base URL",
      type: "url",
      required: false,
      secret: false,
      order: 2,
      description: "Only for a proxy. Calls go here instead of api.anthropic.com.",
    },
  ],
  keyPage: "https://console.anthropic.com/settings/keys",
  environmentVariable: "ANTHROPIC_API_KEY",
  baseUrl: "https://api.anthropic.com/v1",
  outputCeilingField: "max_tokens",
  endpoints: {
    chat: { path: "/chat/completions" },
    messages: { path: "/messages", ...own },
    models: { path: "/models", ...own },
  },
  modelPrefixes: ["claude"],
};
