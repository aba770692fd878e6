import { z } from "zod";
import type { TokenFacets } from "@/lib/prices/price";

/**
 * The tokens that a provider reports. The input includes those that were read from a cache or written to one,
 * and the output includes those of reasoning.
 */
export type TokenUsage = {
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  /** The part of the tokens written to a cache that stays for an hour. The others stay for 5 minutes. */
  cacheWrite1hTokens: number;
  reasoningTokens: number;
  /** The parts of the input and of the output that are audio or images, if the provider reports them. */
  media?: MediaTokens;
  /** The duration of a transcribed recording. */
  audioSeconds?: number;
  /** The web searches that the provider made for the answer. */
  webSearches?: number;
};

type MediaTokens = Pick<TokenFacets, "inputAudio" | "inputImage" | "outputAudio" | "outputImage">;

const count = z.number().int().min(0).max(1_000_000_000).optional().catch(undefined);

const inputDetails = z
  .object({ cached_tokens: count, audio_tokens: count, image_tokens: count })
  .optional()
  .catch(undefined);

const outputDetails = z
  .object({ reasoning_tokens: count, thinking_tokens: count, audio_tokens: count, image_tokens: count })
  .optional()
  .catch(undefined);

const rawUsage = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: inputDetails,
  completion_tokens_details: outputDetails,
  input_tokens: count,
  output_tokens: count,
  input_tokens_details: inputDetails,
  /** The name in answers with a transcript. */
  input_token_details: inputDetails,
  output_tokens_details: outputDetails,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
  cache_creation: z.object({ ephemeral_1h_input_tokens: count }).optional().catch(undefined),
  server_tool_use: z.object({ web_search_requests: count }).optional().catch(undefined),
  seconds: z.number().min(0).max(1_000_000).optional().catch(undefined),
});

const modalities = z
  .array(z.object({ modality: z.string(), tokenCount: count }))
  .optional()
  .catch(undefined);

const geminiUsage = z.object({
  promptTokensDetails: modalities,
  candidatesTokensDetails: modalities,
  promptTokenCount: count,
  toolUsePromptTokenCount: count,
  cachedContentTokenCount: count,
  candidatesTokenCount: count,
  thoughtsTokenCount: count,
});

/** Returns the unparsed usage object of a provider's answer or stream event, null when it has none. */
export function findRawUsage(value: unknown): object | null {
  const carrier = getProperty(value, "usage") ? value : getProperty(value, "message");
  const usage = getProperty(carrier, "usage");
  return typeof usage === "object" ? usage : null;
}

/** Parses a usage object in OpenAI's or Anthropic's format. Returns null when it has no counts. */
export function parseTokenUsage(raw: object | null): TokenUsage | null {
  const { success, data } = rawUsage.safeParse(raw);
  if (!success) return null;
  const input = data.prompt_tokens ?? data.input_tokens;
  const output = data.completion_tokens ?? data.output_tokens;
  if (input === undefined && output === undefined && data.seconds === undefined) return null;
  const read = data.cache_read_input_tokens ?? 0;
  const created = data.cache_creation_input_tokens ?? 0;
  const searches = data.server_tool_use?.web_search_requests;
  // `prompt_tokens` includes the tokens that were read from a cache or written to one.
  const cached = data.prompt_tokens === undefined ? read + created : 0;
  const ofInput = data.prompt_tokens_details ?? data.input_tokens_details ?? data.input_token_details;
  const ofOutput = data.completion_tokens_details ?? data.output_tokens_details;
  return {
    inputTokens: (input ?? 0) + cached,
    outputTokens: output ?? 0,
    cacheReadTokens: ofInput?.cached_tokens ?? read,
    cacheWriteTokens: created,
    cacheWrite1hTokens: Math.min(created, data.cache_creation?.ephemeral_1h_input_tokens ?? 0),
    reasoningTokens: ofOutput?.reasoning_tokens ?? ofOutput?.thinking_tokens ?? 0,
    ...toMedia({
      inputAudio: ofInput?.audio_tokens ?? 0,
      inputImage: ofInput?.image_tokens ?? 0,
      outputAudio: ofOutput?.audio_tokens ?? 0,
      outputImage: ofOutput?.image_tokens ?? 0,
    }),
    ...(data.seconds !== undefined && { audioSeconds: data.seconds }),
    ...(searches !== undefined && { webSearches: searches }),
  };
}

/** Parses the token usage of an answer or stream event of Gemini. Returns null when it reports none. */
export function parseGeminiUsage(value: unknown): TokenUsage | null {
  const { success, data } = geminiUsage.safeParse(getProperty(value, "usageMetadata"));
  if (!success || (data.promptTokenCount === undefined && data.candidatesTokenCount === undefined))
    return null;
  const thoughts = data.thoughtsTokenCount ?? 0;
  return {
    inputTokens: (data.promptTokenCount ?? 0) + (data.toolUsePromptTokenCount ?? 0),
    outputTokens: (data.candidatesTokenCount ?? 0) + thoughts,
    cacheReadTokens: data.cachedContentTokenCount ?? 0,
    cacheWriteTokens: 0,
    cacheWrite1hTokens: 0,
    reasoningTokens: thoughts,
    ...toMedia({
      inputAudio: countModality(data.promptTokensDetails, "AUDIO"),
      inputImage: countModality(data.promptTokensDetails, "IMAGE"),
      outputAudio: countModality(data.candidatesTokensDetails, "AUDIO"),
      outputImage: countModality(data.candidatesTokensDetails, "IMAGE"),
    }),
  };
}

const toMedia = (media: MediaTokens) => (Object.values(media).some((tokens) => tokens > 0) ? { media } : {});

const countModality = (details: z.output<typeof modalities> = [], modality: "AUDIO" | "IMAGE") =>
  details.reduce((sum, one) => sum + (one.modality === modality ? (one.tokenCount ?? 0) : 0), 0);

/** Returns the fields of the usage record for a provider's reported tokens, and those that only the cost needs. */
export const toTokenFacts = (usage: TokenUsage) => ({
  tokensIn: usage.inputTokens,
  tokensCacheRead: usage.cacheReadTokens,
  tokensCacheWrite: usage.cacheWriteTokens,
  tokensCacheWrite1h: usage.cacheWrite1hTokens,
  tokensOut: usage.outputTokens,
  tokensReasoning: usage.reasoningTokens,
  audioSeconds: usage.audioSeconds,
  webSearches: usage.webSearches,
  media: usage.media,
});

/** Returns the token usage of a whole JSON answer, null when it reports none. */
export function parseAnswerUsage(value: unknown): TokenUsage | null {
  return parseTokenUsage(findRawUsage(value));
}

function getProperty(value: unknown, name: "usage" | "message" | "usageMetadata"): unknown {
  return typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : null;
}
