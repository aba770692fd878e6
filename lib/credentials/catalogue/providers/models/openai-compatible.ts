import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

/** Gemini's API, beside OpenAI's and Anthropic's, as gateways like Keystead have it. */
const google = { path: "/v1beta/models/{model}", without: "/v1", omittedPrefix: "models/" } as const;

export const openaiCompatible: Provider = {
  id: "openai-compatible",
  name: "OpenAI-compatible",
  icon: null,
  capabilities: ["model"],
  fields: [
    {
      name: "api_base",
      label: "API Base URL",
      type: "url",
      required: true,
      secret: false,
      order: 1,
      description: "The server's base URL, with its version: for Ollama http://127.0.0.1:11434/v1.",
    },
    {
      name: "api_key",
      label: "API Key",
      type: "password",
      required: false,
      secret: true,
      order: 2,
      description: "Leave blank for a server that asks for none, such as Ollama or vLLM.",
    },
  ],
  keyPage: null,
  environmentVariable: null,
  baseUrl: null,
  outputCeilingField: "max_tokens",
  endpoints: {
    ...openaiEndpoints("all"),
    messages: { path: "/messages" },
    messageTokens: { path: "/messages/count_tokens" },
    contents: google,
    contentEmbeddings: google,
  },
  modelPrefixes: [],
};
