import { apiBase, region } from "@/lib/credentials/catalogue/fields";
import { openaiEndpoints } from "@/lib/credentials/catalogue/openai-endpoints";
import type { Provider } from "@/lib/credentials/catalogue/provider";

const signed = { authorization: { type: "aws-signature", service: "bedrock" } } as const;

/** Bedrock's server for the responses and messages APIs. The names of models differ there. */
const mantle = {
  authorization: { type: "aws-signature", service: "bedrock-mantle" },
  headers: { "anthropic-version": "2023-06-01" },
} as const;
const MANTLE = "https://bedrock-mantle.{region}.api.aws";

export const aws: Provider = {
  id: "aws",
  name: "AWS",
  icon: "aws.svg",
  capabilities: ["model", "storage", "cloud"],
  fields: [
    {
      name: "access_key_id",
      label: "Access Key ID",
      type: "text",
      required: true,
      secret: false,
      order: 1,
      description: "An access key of an IAM user with only the permissions that it needs.",
      form: { pattern: "^(AKIA|ASIA)[A-Z0-9]{16}$", display: "AKIA…" },
      variables: ["AWS_ACCESS_KEY_ID"],
    },
    {
      name: "secret_access_key",
      label: "Secret Access Key",
      type: "password",
      required: true,
      secret: true,
      order: 2,
      description: "40 characters, shown by AWS when the access key is created.",
      form: { pattern: "^[A-Za-z0-9/+=]{40}$", display: "40 characters" },
      variables: ["AWS_SECRET_ACCESS_KEY"],
    },
    {
      name: "session_token",
      label: "Session Token",
      type: "password",
      required: false,
      secret: true,
      order: 3,
      description: "Only for temporary access keys, which begin with ASIA.",
      variables: ["AWS_SESSION_TOKEN"],
    },
    region({
      order: 4,
      description: "The region of Bedrock, and of buckets that name none.",
      default: "us-east-1",
      variables: ["AWS_REGION", "AWS_DEFAULT_REGION"],
    }),
    apiBase("Bedrock", {
      order: 5,
      variables: ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"],
    }),
  ],
  identities: [{ identifier: "access_key_id", secret: "secret_access_key" }],
  keyPage: "https://console.aws.amazon.com/iam/home#/security_credentials",
  environmentVariable: null,
  baseUrl: "https://bedrock-runtime.{region}.amazonaws.com/openai/v1",
  outputCeilingField: "max_completion_tokens",
  endpoints: {
    ...openaiEndpoints(["chat", "models"], signed),
    responses: { ...mantle, path: "/responses", baseUrl: `${MANTLE}/v1` },
    messages: { ...mantle, path: "/messages", baseUrl: `${MANTLE}/anthropic/v1` },
    messageTokens: { ...mantle, path: "/messages/count_tokens", baseUrl: `${MANTLE}/anthropic/v1` },
  },
  test: {
    url: "https://sts.{region}.amazonaws.com/",
    method: "POST",
    body: "Action=GetCallerIdentity&Version=2011-06-15",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    authorization: { type: "aws-signature", service: "sts" },
  },
  modelPrefixes: [],
};
