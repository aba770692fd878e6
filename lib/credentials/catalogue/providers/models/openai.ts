import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const openai: Provider = {
  id: "openai",
  name: "OpenAI",
  icon: "openai.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A secret key of your OpenAI project.",
      form: { pattern: "^sk-(?!ant-|or-)[!-~]+$", display: "sk-…" },
    }),
    apiBase("api.openai.com", {
      description: "Only for a proxy or a regional endpoint. Calls go here instead of api.openai.com.",
      variables: ["OPENAI_BASE_URL", "OPENAI_API_BASE"],
    }),
  ],
  keyPage: "https://platform.openai.com/api-keys",
  environmentVariable: "OPENAI_API_KEY",
  baseUrl: "https://api.openai.com/v1",
  outputCeilingField: "max_completion_tokens",
  endpoints: openaiEndpoints("all"),
  modelPrefixes: [
    "gpt",
    "chatgpt",
    "o1",
    "o3",
    "o4",
    "text-embedding",
    "whisper",
    "tts",
    "dall-e",
    "omni-moderation",
    "text-moderation",
  ],
};
