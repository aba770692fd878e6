import { type AuthStyle, bearer, type Provider } from "@/lib/credentials/catalogue/provider";

const apiKeyHeader: AuthStyle = { header: "x-api-key", prefix: "" };
const versionHeader = { "anthropic-version": "2023-06-01" };

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
    chat: { path: "/chat/completions", auth: bearer },
    messages: { path: "/messages", auth: apiKeyHeader, headers: versionHeader },
    models: { path: "/models", auth: apiKeyHeader, headers: versionHeader },
  },
  modelPrefixes: ["claude"],
};
