import { z } from "zod";
import { invalidField } from "@/lib/core/errors/errors";
import { cloudflare } from "@/lib/credentials/catalogue/providers/clouds/cloudflare";
import { digitalocean } from "@/lib/credentials/catalogue/providers/clouds/digitalocean";
import { ibmCloud } from "@/lib/credentials/catalogue/providers/clouds/ibm-cloud";
import { kubernetes } from "@/lib/credentials/catalogue/providers/clouds/kubernetes";
import { lambda } from "@/lib/credentials/catalogue/providers/clouds/lambda";
import { oracle } from "@/lib/credentials/catalogue/providers/clouds/oracle";
import { runpod } from "@/lib/credentials/catalogue/providers/clouds/runpod";
import { vmware } from "@/lib/credentials/catalogue/providers/clouds/vmware";
import { anthropic } from "@/lib/credentials/catalogue/providers/models/anthropic";
import { deepseek } from "@/lib/credentials/catalogue/providers/models/deepseek";
import { fireworks } from "@/lib/credentials/catalogue/providers/models/fireworks";
import { gemini } from "@/lib/credentials/catalogue/providers/models/gemini";
import { groq } from "@/lib/credentials/catalogue/providers/models/groq";
import { huggingface } from "@/lib/credentials/catalogue/providers/models/huggingface";
import { mistral } from "@/lib/credentials/catalogue/providers/models/mistral";
import { openai } from "@/lib/credentials/catalogue/providers/models/openai";
import { openaiCompatible } from "@/lib/credentials/catalogue/providers/models/openai-compatible";
import { openrouter } from "@/lib/credentials/catalogue/providers/models/openrouter";
import { together } from "@/lib/credentials/catalogue/providers/models/together";
import { xai } from "@/lib/credentials/catalogue/providers/models/xai";
import { aws } from "@/lib/credentials/catalogue/providers/platforms/aws";
import { azure } from "@/lib/credentials/catalogue/providers/platforms/azure";
import { gcp } from "@/lib/credentials/catalogue/providers/platforms/gcp";
import { s3Compatible } from "@/lib/credentials/catalogue/providers/storage/s3-compatible";
import type { Capability, Provider } from "./provider";

/** The provider catalogue. When several providers match, the first is used. */
export const providers: readonly Provider[] = [
  ...[openai, anthropic, gemini, fireworks, mistral, deepseek, together, xai, groq, openrouter, huggingface],
  ...[openaiCompatible, aws, gcp, azure, s3Compatible],
  ...[oracle, lambda, runpod, kubernetes, digitalocean, cloudflare, ibmCloud, vmware],
];

/** Finds a provider of the catalogue by its id. */
export function findProvider(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}

/** Returns the providers that have one of the capabilities. */
export const listProvidersWith = (capabilities: readonly Capability[]): Provider[] =>
  providers.filter((provider) => provider.capabilities.some((one) => capabilities.includes(one)));

/** The schema of a provider's id. */
export const providerId = z.enum(
  providers.map((provider) => provider.id),
  { error: "There is no such provider" },
);

/**
 * Returns the provider of an id.
 * @throws INVALID_REQUEST when the catalogue no longer has it.
 */
export function requireProvider(id: string): Provider {
  const provider = findProvider(id);
  if (!provider) throw invalidField("provider", "There is no such provider");
  return provider;
}

/** Finds the first provider with a model prefix that matches a model's name. */
export function findProviderByModel(model: string): Provider | undefined {
  return providers.find((provider) => provider.modelPrefixes.some((prefix) => beginsWith(model, prefix)));
}

function beginsWith(model: string, prefix: string): boolean {
  return model === prefix || model.startsWith(`${prefix}-`) || model.startsWith(`${prefix}/`);
}
