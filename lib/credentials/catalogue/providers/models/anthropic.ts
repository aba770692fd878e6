import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

const own = {
  authorization: { type: "header", name: "x-api-key" },
  headers: { "anthropic-version": "2023-06-01" },
} as const;

export const anthropic: Provider = {
  id: "anthropic",
  name: "Anthropic",
  icon: "anthropic.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A key of your Anthropic workspace.",
      form: { pattern: "^sk-ant-[!-~]+$", display: "sk-ant-…" },
    }),
    apiBase("api.anthropic.com", { variables: ["ANTHROPIC_BASE_URL"] }),
  ],
  keyPage: "https://console.anthropic.com/settings/keys",
  environmentVariable: "ANTHROPIC_API_KEY",
  baseUrl: "https://api.anthropic.com/v1",
  outputCeilingField: "max_tokens",
  endpoints: {
    ...openaiEndpoints(["chat"]),
    messages: { path: "/messages", ...own },
    messageTokens: { path: "/messages/count_tokens", ...own },
    models: { path: "/models", ...own },
  },
  modelPrefixes: ["claude"],
};
