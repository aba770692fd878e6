import { region } from "@/lib/credentials/catalogue/fields";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const s3Compatible: Provider = {
  id: "s3-compatible",
  name: "S3-compatible",
  icon: null,
  capabilities: ["storage"],
  fields: [
    {
      name: "endpoint",
      label: "Endpoint",
      type: "url",
      required: true,
      secret: false,
      order: 1,
      description: "The server's address, without a bucket: https://s3.eu-central-003.backblazeb2.com.",
      variables: ["S3_ENDPOINT"],
    },
    region({
      order: 2,
      description: "The region that requests are signed for.",
      default: "us-east-1",
      variables: ["S3_REGION"],
    }),
    {
      name: "access_key_id",
      label: "Access Key ID",
      type: "text",
      required: true,
      secret: false,
      order: 3,
      description: "MinIO calls it access key, Backblaze B2 keyID, Google Cloud Storage HMAC access key.",
      variables: ["S3_ACCESS_KEY_ID"],
    },
    {
      name: "secret_access_key",
      label: "Secret Access Key",
      type: "password",
      required: true,
      secret: true,
      order: 4,
      description: "The secret that belongs to the access key.",
      variables: ["S3_SECRET_ACCESS_KEY"],
    },
  ],
  identities: [{ identifier: "access_key_id", secret: "secret_access_key" }],
  keyPage: null,
  environmentVariable: null,
  baseUrl: null,
  endpoints: {},
  modelPrefixes: [],
};
