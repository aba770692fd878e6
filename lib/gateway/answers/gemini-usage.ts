import { z } from "zod";
import { type TokenUsage, toMedia } from "./token-usage";

const count = z.number().int().min(0).max(1_000_000_000).optional().catch(undefined);

const modalities = z
  .array(z.object({ modality: z.string(), tokenCount: count }))
  .optional()
  .catch(undefined);

const reported = z.object({
  modelVersion: z.string().optional().catch(undefined),
  candidates: z
    .array(z.object({ groundingMetadata: z.object({ webSearchQueries: z.array(z.string()) }) }).catch(none))
    .optional()
    .catch(undefined),
  usageMetadata: z.object({
    promptTokensDetails: modalities,
    candidatesTokensDetails: modalities,
    promptTokenCount: count,
    toolUsePromptTokenCount: count,
    cachedContentTokenCount: count,
    candidatesTokenCount: count,
    thoughtsTokenCount: count,
  }),
});

function none() {
  return { groundingMetadata: { webSearchQueries: [] } };
}

/** Parses the token usage of an answer or stream event of Gemini. Returns null when it reports none. */
export function parseGeminiUsage(value: unknown): TokenUsage | null {
  const { data } = reported.safeParse(value);
  if (!data) return null;
  const { usageMetadata: usage, modelVersion: model, candidates = [] } = data;
  if (usage.promptTokenCount === undefined && usage.candidatesTokenCount === undefined) return null;
  const thoughts = usage.thoughtsTokenCount ?? 0;
  const webSearches = candidates.flatMap((one) => one.groundingMetadata.webSearchQueries).length;
  return {
    inputTokens: (usage.promptTokenCount ?? 0) + (usage.toolUsePromptTokenCount ?? 0),
    outputTokens: (usage.candidatesTokenCount ?? 0) + thoughts,
    cacheReadTokens: usage.cachedContentTokenCount ?? 0,
    cacheWriteTokens: 0,
    cacheWrite1hTokens: 0,
    reasoningTokens: thoughts,
    ...toMedia({
      inputAudio: countModality(usage.promptTokensDetails, "AUDIO"),
      inputImage: countModality(usage.promptTokensDetails, "IMAGE"),
      outputAudio: countModality(usage.candidatesTokensDetails, "AUDIO"),
      outputImage: countModality(usage.candidatesTokensDetails, "IMAGE"),
    }),
    ...(model !== undefined && { model }),
    ...(webSearches > 0 && { webSearches }),
  };
}

const countModality = (details: z.output<typeof modalities> = [], modality: "AUDIO" | "IMAGE") =>
  details.reduce((sum, one) => sum + (one.modality === modality ? (one.tokenCount ?? 0) : 0), 0);
