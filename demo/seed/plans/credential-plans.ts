import { generateKeyPairSync } from "node:crypto";
import { AWS_ACCESS_KEY } from "@/e2e/support/stand-in/verify-aws-signature";

export type CredentialPlan = {
  name: string;
  provider: string;
  fields: Record<string, string>;
  daysAgo: number;
  workspace?: string;
  description?: string;
  tags?: string[];
  priority?: number;
  /** Whether calls go to the provider's own server instead of the stand-in. */
  ownServer?: true;
};

/** The demo's credentials. The stand-in provider accepts only keys that contain `standin-`, and its AWS access key. */
export const CREDENTIALS: CredentialPlan[] = [
  {
    name: "OpenAI production",
    provider: "openai",
    fields: { api_key: "sk-standin-production-9xYz" },
    daysAgo: 112,
    priority: 10,
    description: "Billed to Product. Ask Jonas before replacing it.",
    tags: ["production", "product"],
  },
  {
    name: "OpenAI fallback",
    provider: "openai",
    fields: { api_key: "sk-standin-fallback-4kQm" },
    daysAgo: 111,
    tags: ["fallback"],
  },
  {
    name: "Anthropic production",
    provider: "anthropic",
    fields: { api_key: "sk-ant-standin-product-T7vA" },
    daysAgo: 96,
    tags: ["production"],
  },
  {
    name: "Anthropic research",
    provider: "anthropic",
    fields: { api_key: "sk-ant-withdrawn-research-8dRw" },
    daysAgo: 252,
    workspace: "Research",
    description: "The grant's account.",
    tags: ["grant"],
  },
  {
    name: "Gemini evals",
    provider: "gemini",
    fields: { api_key: "AIstandin-evals-2pLc" },
    daysAgo: 20,
    workspace: "Research",
  },
  {
    name: "Fireworks trial",
    provider: "fireworks",
    fields: { api_key: "fw-standin-trial-6hNb" },
    daysAgo: 22,
    workspace: "Research",
  },
  {
    name: "Mistral documents",
    provider: "mistral",
    fields: { api_key: "sk-standin-mistral-documents-3fGh" },
    daysAgo: 60,
    tags: ["eu"],
  },
  {
    name: "vLLM, rack 2",
    provider: "openai-compatible",
    fields: { api_key: "sk-standin-rack-two-1sVe" },
    daysAgo: 139,
    workspace: "Product",
  },
  {
    name: "AWS production",
    provider: "aws",
    fields: { ...AWS_ACCESS_KEY, region: "eu-central-1" },
    daysAgo: 140,
    description: "Bedrock and the document buckets. Rotated with the platform team.",
    tags: ["production", "eu"],
  },
  {
    name: "Vertex AI, EU",
    provider: "gcp",
    fields: { service_account_json: createKeyFile(), region: "europe-west4" },
    daysAgo: 47,
    workspace: "Research",
    description: "Service account of the evaluation project.",
    tags: ["eu"],
    ownServer: true,
  },
  {
    name: "Azure archive",
    provider: "azure",
    fields: { account_name: "fernhillarchive", account_key: `${"standin0".repeat(11).slice(0, 86)}==` },
    daysAgo: 130,
    description: "Blob Storage of the ticket archive.",
    ownServer: true,
  },
  {
    name: "Backblaze uploads",
    provider: "s3-compatible",
    fields: {
      endpoint: "https://s3.eu-central-003.backblazeb2.com",
      region: "eu-central-003",
      access_key_id: "003standin00000000000001",
      secret_access_key: "K003standin0123456789abcdefghij",
    },
    daysAgo: 88,
    workspace: "Product",
    ownServer: true,
  },
  {
    name: "Staging cluster",
    provider: "kubernetes",
    fields: { server: "https://k8s.staging.fernhill.example:6443", api_key: "standin-service-account-token" },
    daysAgo: 75,
    description: "Deploy account, namespace copilot only.",
    tags: ["staging"],
    ownServer: true,
  },
  {
    name: "DigitalOcean",
    provider: "digitalocean",
    fields: { api_key: "dop_v1_standin0123456789abcdef" },
    daysAgo: 210,
    description: "Status page and its droplets.",
    ownServer: true,
  },
  {
    name: "Cloudflare DNS",
    provider: "cloudflare",
    fields: { api_key: "standin-0123456789abcdefghijklmnopqrstuv", account_id: "9f3c1c0fd6d24d2e" },
    daysAgo: 180,
    description: "Edits the zones of fernhill.example. Ask Jonas.",
    tags: ["production"],
    ownServer: true,
  },
];

/** Returns the key file of a service account that no project of Google has. */
function createKeyFile(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return JSON.stringify({
    type: "service_account",
    project_id: "fernhill-evals",
    private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
    client_email: "keystead@fernhill-evals.iam.gserviceaccount.com",
  });
}
