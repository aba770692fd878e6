import { apiKey } from "@/lib/credentials/catalogue/fields";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const lambda: Provider = {
  id: "lambda",
  name: "Lambda",
  icon: "lambda.svg",
  capabilities: ["cloud"],
  fields: [
    apiKey({
      description: "A Cloud API key of your Lambda account.",
      variables: ["LAMBDA_API_KEY", "LAMBDA_CLOUD_API_TOKEN"],
    }),
  ],
  keyPage: "https://cloud.lambda.ai/api-keys/cloud-api",
  environmentVariable: null,
  baseUrl: null,
  endpoints: {},
  test: { url: "https://cloud.lambda.ai/api/v1/instances" },
  modelPrefixes: [],
};
