import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const deepseek: Provider = {
  id: "deepseek",
  name: "DeepSeek",
  icon: "deepseek.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A key of your DeepSeek account.",
      form: { pattern: "^sk-(?!ant-|or-)[!-~]+$", display: "sk-…" },
    }),
    apiBase("api.deepseek.com"),
  ],
  keyPage: "https://platform.deepseek.com/api_keys",
  environmentVariable: "DEEPSEEK_API_KEY",
  baseUrl: "https://api.deepseek.com/v1",
  outputCeilingField: "max_tokens",
  endpoints: openaiEndpoints(["chat", "models"]),
  modelPrefixes: ["deepseek"],
};
