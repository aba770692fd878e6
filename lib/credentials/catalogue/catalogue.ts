import { z } from "zod";
import { invalidField } from "@/lib/core/errors";
import { anthropic } from "@/lib/credentials/catalogue/providers/anthropic";
import { fireworks } from "@/lib/credentials/catalogue/providers/fireworks";
import { gemini } from "@/lib/credentials/catalogue/providers/gemini";
import { openai } from "@/lib/credentials/catalogue/providers/openai";
import { openaiCompatible } from "@/lib/credentials/catalogue/providers/openai-compatible";
import type { Provider } from "./provider";

/** The provider catalogue; its order decides where several providers would do. */
export const providers: readonly Provider[] = [openai, anthropic, gemini, fireworks, openaiCompatible];

/** The catalogue's entry with this id. */
export function findProvider(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}

/** The id of a provider of the catalogue. */
export const providerId = z.enum(
  providers.map((provider) => provider.id),
  { error: "There is no such provider" },
);

/** The catalogue's entry with this id. Throws INVALID_REQUEST where it is no longer there. */
export function requireProvider(id: string): Provider {
  const provider = findProvider(id);
  if (!provider) throw invalidField("provider", "There is no such provider");
  return provider;
}

/** The provider whose own model names begin like this one; none when no prefix fits. */
export function providerOfModel(model: string): Provider | undefined {
  return providers.find((provider) => provider.modelPrefixes.some((prefix) => beginsWith(model, prefix)));
}

function beginsWith(model: string, prefix: string): boolean {
  return model === prefix || model.startsWith(`${prefix}-`) || model.startsWith(`${prefix}/`);
}
