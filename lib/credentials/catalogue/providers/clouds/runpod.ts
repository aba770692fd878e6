import { apiKey } from "@/lib/credentials/catalogue/fields";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const runpod: Provider = {
  id: "runpod",
  name: "Runpod",
  icon: null,
  capabilities: ["cloud"],
  fields: [
    apiKey({
      description: "A key of your Runpod account.",
      form: { pattern: "^rpa_[!-~]+$", display: "rpa_…" },
      variables: ["RUNPOD_API_KEY"],
    }),
  ],
  keyPage: "https://console.runpod.io/user/settings",
  environmentVariable: null,
  baseUrl: null,
  endpoints: {},
  test: {
    url: "https://api.runpod.io/graphql",
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ myself { id } }" }),
  },
  modelPrefixes: [],
};
