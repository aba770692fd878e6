import { apiBase, region } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

const withToken = { authorization: { type: "google-token" } } as const;

/** The paths of publishers' own APIs, beside the one that is compatible with OpenAI's. */
const native = { ...withToken, without: "/endpoints/openapi" } as const;
const anthropic = { ...native, fields: { anthropic_version: "vertex-2023-10-16" } } as const;

export const gcp: Provider = {
  id: "gcp",
  name: "Google Cloud",
  icon: "gcp.svg",
  capabilities: ["model", "storage", "cloud"],
  fields: [
    {
      name: "service_account_json",
      label: "Service Account JSON",
      type: "textarea",
      required: true,
      secret: true,
      order: 1,
      description: "The whole JSON key file of a service account.",
      format: "service-account",
      variables: ["GOOGLE_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS_JSON"],
    },
    {
      name: "client_email",
      label: "Service Account",
      type: "text",
      required: false,
      secret: false,
      order: 2,
      description: "The e-mail address in the JSON file.",
      derived: true,
    },
    {
      name: "project_id",
      label: "Project ID",
      type: "text",
      required: false,
      secret: false,
      order: 3,
      description: "Leave blank for the project in the JSON file.",
      format: "path-segment",
      variables: ["GOOGLE_CLOUD_PROJECT", "GCP_PROJECT"],
    },
    region({
      order: 4,
      description: "The region of Vertex AI.",
      default: "us-central1",
      variables: ["GOOGLE_CLOUD_LOCATION", "GOOGLE_CLOUD_REGION"],
    }),
    apiBase("Vertex AI", { order: 5 }),
  ],
  identities: [{ identifier: "client_email", secret: "service_account_json" }],
  keyPage: "https://console.cloud.google.com/iam-admin/serviceaccounts",
  environmentVariable: null,
  baseUrl:
    "https://{region}-aiplatform.googleapis.com/v1/projects/{project_id}/locations/{region}/endpoints/openapi",
  outputCeilingField: "max_tokens",
  endpoints: {
    ...openaiEndpoints(["chat", "models"], withToken),
    contents: { ...native, path: "/publishers/google/models/{model}", omittedPrefix: "google/" },
    messages: {
      ...anthropic,
      path: "/publishers/anthropic/models/{model}:rawPredict",
      streamPath: "/publishers/anthropic/models/{model}:streamRawPredict",
      omittedPrefix: "anthropic/",
    },
    messageTokens: { ...anthropic, path: "/publishers/anthropic/models/count-tokens:rawPredict" },
  },
  test: { url: null, ...withToken },
  modelPrefixes: [],
};
