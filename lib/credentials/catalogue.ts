import type { Provider } from "@/lib/credentials/provider";
import { anthropic } from "@/lib/credentials/providers/anthropic";
import { fireworks } from "@/lib/credentials/providers/fireworks";
import { gemini } from "@/lib/credentials/providers/gemini";
import { openai } from "@/lib/credentials/providers/openai";
import { openaiCompatible } from "@/lib/credentials/providers/openai-compatible";

/** The provider catalogue; its order decides where several providers would do. */
export const providers: readonly Provider[] = [openai, anthropic, gemini, fireworks, openaiCompatible];

/** The catalogue's entry with this id. */
export function findProvider(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}

/** The provider whose own model names begin like this one; none when no prefix fits. */
export function providerOfModel(model: string): Provider | undefined {
  return providers.find((provider) => provider.modelPrefixes.some((prefix) => beginsWith(model, prefix)));
}

function beginsWith(model: string, prefix: string): boolean {
  return model === prefix || model.startsWith(`${prefix}-`) || model.startsWith(`${prefix}/`);
}
