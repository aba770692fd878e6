import { z } from "zod";
import type { TokenFacets } from "@/lib/prices/price";
import { type AnswerFacts, readAnswerFacts } from "./answer-facts";

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
  /** The tokens of other models that took part in the answer. They are no part of the counts above. */
  others?: { model: string; usage: TokenUsage }[];
} & AnswerFacts &
  Pick<TokenFacets, "audioSeconds" | "characters" | "images">;

type MediaTokens = Pick<TokenFacets, "inputAudio" | "inputImage" | "outputAudio" | "outputImage">;

/** A usage without tokens. */
export const NO_TOKENS: TokenUsage = {
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  cacheWrite1hTokens: 0,
  reasoningTokens: 0,
};

const count = z.number().int().min(0).max(1_000_000_000).optional().catch(undefined);

const seconds = z.number().min(0).max(1_000_000).optional().catch(undefined);

const inputDetails = z
  .object({ cached_tokens: count, audio_tokens: count, image_tokens: count })
  .optional()
  .catch(undefined);

const outputDetails = z
  .object({ reasoning_tokens: count, thinking_tokens: count, audio_tokens: count, image_tokens: count })
  .optional()
  .catch(undefined);

const rawCounts = z.object({
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
  seconds,
  /** The name in answers of Mistral. */
  prompt_audio_seconds: seconds,
});

/** The steps of a message. The counts of its usage include those of type `message` only. */
const rawUsage = rawCounts.extend({
  iterations: z
    .array(rawCounts.extend({ type: z.string(), model: z.string().optional().catch(undefined) }))
    .optional()
    .catch(undefined),
});

/** Returns the unparsed usage object of a provider's answer or stream event, null when it has none. */
export function findRawUsage(value: unknown): object | null {
  const usage = getProperty(findCarrier(value), "usage");
  return typeof usage === "object" ? usage : null;
}

/** Returns the part of an answer or event that has the usage. */
const findCarrier = (value: unknown) =>
  (["response", "message"] as const)
    .map((name) => getProperty(value, name))
    .find((one) => getProperty(one, "usage")) ?? value;

/** Parses a usage object in OpenAI's or Anthropic's format. Returns null when it has no counts. */
export function parseTokenUsage(raw: object | null): TokenUsage | null {
  const { success, data } = rawUsage.safeParse(raw);
  const usage = success ? toUsage(data) : null;
  const steps = usage && data?.iterations?.filter(({ type }) => type !== "message");
  if (!usage || !steps?.length) return usage;
  const others = steps.map((step) => ({ model: step.model ?? null, usage: toUsage(step) ?? NO_TOKENS }));
  const own = others.filter(({ model }) => model === null).reduce((sum, step) => add(sum, step.usage), usage);
  return {
    ...own,
    others: others.flatMap(({ model, ...step }) => (model === null ? [] : { model, ...step })),
  };
}

function toUsage(data: z.output<typeof rawCounts>): TokenUsage | null {
  const input = data.prompt_tokens ?? data.input_tokens;
  const output = data.completion_tokens ?? data.output_tokens;
  const audioSeconds = data.seconds ?? data.prompt_audio_seconds;
  if (input === undefined && output === undefined && audioSeconds === undefined) return null;
  const read = data.cache_read_input_tokens ?? 0;
  const created = data.cache_creation_input_tokens ?? 0;
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
    ...(audioSeconds !== undefined && { audioSeconds }),
  };
}

export const toMedia = (media: MediaTokens) =>
  Object.values(media).some((tokens) => tokens > 0) ? { media } : {};

/** Adds the tokens of a usage to another. */
const add = (one: TokenUsage, other: TokenUsage): TokenUsage => ({
  ...one,
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
  cacheReadTokens: one.cacheReadTokens + other.cacheReadTokens,
  cacheWriteTokens: one.cacheWriteTokens + other.cacheWriteTokens,
  cacheWrite1hTokens: one.cacheWrite1hTokens + other.cacheWrite1hTokens,
  reasoningTokens: one.reasoningTokens + other.reasoningTokens,
});

/** Returns the fields of the usage record for a usage, with the tokens of all its models. */
export function toTokenFacts({ others = [], ...usage }: TokenUsage) {
  const all = others.reduce((sum, other) => add(sum, other.usage), usage);
  return {
    tokensIn: all.inputTokens,
    tokensCacheRead: all.cacheReadTokens,
    tokensCacheWrite: all.cacheWriteTokens,
    tokensCacheWrite1h: all.cacheWrite1hTokens,
    tokensOut: all.outputTokens,
    tokensReasoning: all.reasoningTokens,
    audioSeconds: usage.audioSeconds,
  };
}

/** Returns the usage of a whole JSON answer or an event, null when it reports none. */
export function parseAnswerUsage(value: unknown): TokenUsage | null {
  const usage = parseTokenUsage(findRawUsage(value));
  return usage && { ...usage, ...readAnswerFacts(findCarrier(value)) };
}

/** Returns the usage of an answer with images, and their number. */
export function parseImageUsage(value: unknown): TokenUsage | null {
  const usage = parseAnswerUsage(value);
  const { data } = Object(value);
  return Array.isArray(data) ? { ...NO_TOKENS, ...usage, images: data.length } : usage;
}

const recording = z.object({ duration: z.coerce.number().min(0).max(1_000_000) });

/** Returns the usage of a transcript. Some answers tell the duration of the recording instead. */
export function parseTranscriptUsage(value: unknown): TokenUsage | null {
  const usage = parseAnswerUsage(value);
  const { data } = recording.safeParse(value);
  return data ? { ...NO_TOKENS, audioSeconds: data.duration, ...usage } : usage;
}

const getProperty = (value: unknown, name: "usage" | "message" | "response"): unknown =>
  typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : null;
