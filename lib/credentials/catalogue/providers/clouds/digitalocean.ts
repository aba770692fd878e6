import { apiKey } from "@/lib/credentials/catalogue/fields";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const digitalocean: Provider = {
  id: "digitalocean",
  name: "DigitalOcean",
  icon: "digitalocean.svg",
  capabilities: ["cloud"],
  fields: [
    apiKey({
      label: "API Token",
      description: "A personal access token.",
      form: { pattern: "^dop_v1_[!-~]+$", display: "dop_v1_…" },
      variables: ["DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_TOKEN"],
    }),
  ],
  keyPage: "https://cloud.digitalocean.com/account/api/tokens",
  environmentVariable: null,
  baseUrl: null,
  endpoints: {},
  test: { url: "https://api.digitalocean.com/v2/account" },
  modelPrefixes: [],
};
