import { apiBase, apiKey } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const huggingface: Provider = {
  id: "huggingface",
  name: "Hugging Face",
  icon: "huggingface.svg",
  capabilities: ["model"],
  fields: [
    apiKey({
      description: "A token with permission to call Inference Providers.",
      form: { pattern: "^hf_[!-~]+$", display: "hf_…" },
      variables: ["HUGGINGFACE_API_KEY", "HUGGING_FACE_HUB_TOKEN"],
    }),
    apiBase("router.huggingface.co"),
  ],
  keyPage: "https://huggingface.co/settings/tokens",
  environmentVariable: "HF_TOKEN",
  baseUrl: "https://router.huggingface.co/v1",
  outputCeilingField: "max_tokens",
  endpoints: openaiEndpoints(["chat", "responses", "models"]),
  // The list of models is public.
  test: { url: "https://huggingface.co/api/whoami-v2" },
  modelPrefixes: [],
};
