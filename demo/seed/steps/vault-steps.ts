import { CREDENTIALS, type CredentialPlan } from "@/demo/seed/plans/credential-plans";
import type { Step } from "@/demo/seed/plans/story";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import { testCredential } from "@/lib/credentials/operations/test-credential";
import { updateSettings } from "@/lib/organizations/operations/update-settings";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { updateRuntime } from "@/lib/runtimes/operations/update-runtime";

/** The credentials to test, with the age of the test in days. Each test calls the stand-in provider. */
const TESTS: [string, number][] = [
  ["OpenAI fallback", 3],
  ["Anthropic production", 8],
  ["OpenAI production", 0.083],
  ["Gemini evals", 6],
  ["Anthropic research", 0.028],
  ["vLLM, rack 2", 2],
  ["Mistral documents", 5],
  ["AWS production", 1],
];

type RuntimePlan = {
  name: string;
  provider: string;
  upstreamModel: string;
  daysAgo: number;
  kind?: "embedding" | "transcription";
  credential?: string;
  workspace?: string;
  isDefault?: boolean;
  maxOutputTokens?: number;
  /** The runtime's own prices. */
  priceInputPerMillion?: string;
  priceOutputPerMillion?: string;
};

const RUNTIMES: RuntimePlan[] = [
  {
    name: "copilot",
    provider: "openai",
    upstreamModel: "gpt-4.1-mini",
    credential: "OpenAI production",
    daysAgo: 110,
    isDefault: true,
  },
  { name: "copilot-careful", provider: "anthropic", upstreamModel: "claude-sonnet-4-5", daysAgo: 95 },
  {
    name: "copilot-large",
    provider: "openai",
    upstreamModel: "gpt-4.1",
    credential: "OpenAI production",
    daysAgo: 94,
  },
  {
    name: "embeddings",
    provider: "openai",
    upstreamModel: "text-embedding-3-small",
    kind: "embedding",
    daysAgo: 93,
    isDefault: true,
  },
  {
    name: "transcribe",
    provider: "openai",
    upstreamModel: "whisper-1",
    kind: "transcription",
    credential: "OpenAI production",
    daysAgo: 92,
    isDefault: true,
  },
  {
    name: "judge",
    provider: "anthropic",
    upstreamModel: "claude-sonnet-4-5",
    credential: "Anthropic research",
    workspace: "Research",
    daysAgo: 91,
  },
  {
    name: "flash",
    provider: "gemini",
    upstreamModel: "gemini-2.5-flash",
    credential: "Gemini evals",
    workspace: "Research",
    daysAgo: 19.9,
  },
  {
    name: "rack-2",
    provider: "openai-compatible",
    upstreamModel: "llama-3.3-70b-instruct",
    maxOutputTokens: 8_192,
    priceInputPerMillion: "0.12",
    priceOutputPerMillion: "0.30",
    credential: "vLLM, rack 2",
    workspace: "Product",
    daysAgo: 90,
  },
  {
    name: "copilot-2024",
    provider: "openai",
    upstreamModel: "gpt-4o-mini",
    credential: "OpenAI fallback",
    daysAgo: 109,
  },
];

const stored = (
  { workspace, daysAgo, ownServer, fields, ...credential }: CredentialPlan,
  apiBase: string,
): Step => ({
  daysAgo,
  by: workspace === "Research" ? "priya" : "mara",
  operation: createCredential,
  makes: credential.name,
  input: (idOf) => ({
    ...credential,
    fields: ownServer ? fields : { ...fields, api_base: apiBase },
    ...(workspace && { workspaceId: idOf(workspace) }),
  }),
});

const toRuntimeStep = ({ workspace, credential, daysAgo, ...runtime }: RuntimePlan): Step => ({
  daysAgo,
  by: workspace === "Research" ? "priya" : "jonas",
  operation: createRuntime,
  makes: runtime.name,
  input: (idOf) => ({
    ...runtime,
    ...(workspace && { workspaceId: idOf(workspace) }),
    ...(credential && { credentialId: idOf(credential) }),
  }),
});

/** Returns the steps that create the credentials and runtimes. Calls of models go to the provider at `apiBase`. */
export const vaultSteps = (apiBase: string): Step[] => [
  {
    daysAgo: 150,
    by: "mara",
    operation: updateSettings,
    input: () => ({ developerMode: true, markUpPercent: 20 }),
  },
  ...CREDENTIALS.map((plan) => stored(plan, apiBase)),
  ...RUNTIMES.map(toRuntimeStep),
  ...TESTS.map(
    ([name, daysAgo]): Step => ({
      daysAgo,
      by: "mara",
      operation: testCredential,
      input: (idOf) => ({ id: idOf(name) }),
    }),
  ),
  {
    daysAgo: 21,
    by: "priya",
    operation: deactivateCredential,
    input: (idOf) => ({ id: idOf("Fireworks trial") }),
  },
  {
    daysAgo: 30,
    by: "jonas",
    operation: updateRuntime,
    input: (idOf) => ({ id: idOf("copilot-2024"), enabled: false }),
  },
];
