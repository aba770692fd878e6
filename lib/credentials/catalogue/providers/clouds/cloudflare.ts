import { apiKey } from "@/lib/credentials/catalogue/fields";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const cloudflare: Provider = {
  id: "cloudflare",
  name: "Cloudflare",
  icon: "cloudflare.svg",
  capabilities: ["cloud"],
  fields: [
    apiKey({
      label: "API Token",
      description: "A user API token with only the permissions that it needs.",
      variables: ["CLOUDFLARE_API_TOKEN"],
    }),
    {
      name: "account_id",
      label: "Account ID",
      type: "text",
      required: false,
      secret: false,
      order: 2,
      description: "The account that the token is for.",
      format: "path-segment",
      variables: ["CLOUDFLARE_ACCOUNT_ID"],
    },
  ],
  keyPage: "https://dash.cloudflare.com/profile/api-tokens",
  environmentVariable: null,
  baseUrl: null,
  endpoints: {},
  test: { url: "https://api.cloudflare.com/client/v4/user/tokens/verify" },
  modelPrefixes: [],
};
