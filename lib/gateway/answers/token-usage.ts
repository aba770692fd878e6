import { z } from "zod";

/**
 * The tokens that a provider reports. The input includes those that were read from a cache or written to one,
 * and the output includes those of reasoning.
 */
export type TokenUsage = {
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  reasoningTokens: number;
};

const count = z.number().int().min(0).max(1_000_000_000).optional().catch(undefined);

const rawUsage = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count }).optional().catch(undefined),
  completion_tokens_details: z.object({ reasoning_tokens: count }).optional().catch(undefined),
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
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
  if (input === undefined && output === undefined) return null;
  const read = data.cache_read_input_tokens ?? 0;
  const created = data.cache_creation_input_tokens ?? 0;
  return {
    inputTokens: (input ?? 0) + read + created,
    outputTokens: output ?? 0,
    cacheReadTokens: data.prompt_tokens_details?.cached_tokens ?? read,
    cacheWriteTokens: created,
    reasoningTokens: data.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}

/** Returns the fields of the usage record for a provider's reported tokens. */
export const toTokenFacts = (usage: TokenUsage) => ({
  tokensIn: usage.inputTokens,
  tokensCacheRead: usage.cacheReadTokens,
  tokensCacheWrite: usage.cacheWriteTokens,
  tokensOut: usage.outputTokens,
  tokensReasoning: usage.reasoningTokens,
});

/** Returns the token usage of a whole JSON answer, null when it reports none. */
export function parseAnswerUsage(value: unknown): TokenUsage | null {
  return parseTokenUsage(findRawUsage(value));
}

function getProperty(value: unknown, name: "usage" | "message"): unknown {
  return typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : null;
}
