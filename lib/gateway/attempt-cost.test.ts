import { expect, it } from "vitest";
import { parseJson } from "@/lib/gateway/body/parse-json";
import { parseAnswerUsage, parseGeminiUsage, toTokenFacts } from "./answers/token-usage";
import { calculateUsageCost } from "./attempt-cost";

const AT = new Date("2026-11-26T12:00:00Z");

const getCost = (provider: string, model: string, usage: object, parse = parseAnswerUsage) => {
  const found = parse(parseJson(JSON.stringify({ usage, usageMetadata: usage })));
  return calculateUsageCost({ provider, model, runtime: null }, found ? toTokenFacts(found) : {}, AT);
};

it.each<[what: string, provider: string, model: string, usage: object, cost: bigint, facets: object]>([
  [
    "a chat with a cached prompt",
    "openai",
    "gpt-4o-mini",
    {
      ...{ prompt_tokens: 2_006, completion_tokens: 300 },
      prompt_tokens_details: { cached_tokens: 1_920, audio_tokens: 0 },
    },
    336_900n,
    { input: 12_900, cacheRead: 144_000, output: 180_000 },
  ],
  [
    "a response with reasoning",
    "openai",
    "gpt-5",
    {
      ...{ input_tokens: 75, output_tokens: 1_186 },
      ...{ input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 1_024 } },
    },
    11_953_750n,
    { input: 93_750, output: 1_620_000, reasoning: 10_240_000 },
  ],
  [
    "a message that writes to both caches",
    "anthropic",
    "claude-sonnet-4-5",
    {
      ...{ input_tokens: 2_048, cache_read_input_tokens: 1_800, cache_creation_input_tokens: 248 },
      output_tokens: 503,
      cache_creation: { ephemeral_5m_input_tokens: 148, ephemeral_1h_input_tokens: 100 },
    },
    15_384_000n,
    { input: 6_144_000, cacheRead: 540_000, cacheWrite5m: 555_000, cacheWrite1h: 600_000, output: 7_545_000 },
  ],
  [
    "a message with web searches",
    "anthropic",
    "claude-opus-4-1",
    { input_tokens: 1_000, output_tokens: 100, server_tool_use: { web_search_requests: 3 } },
    52_500_000n,
    { input: 15_000_000, output: 7_500_000, webSearches: 30_000_000 },
  ],
  [
    "a transcript by tokens",
    "openai",
    "gpt-4o-transcribe",
    {
      ...{ type: "tokens", input_tokens: 14, output_tokens: 45 },
      input_token_details: { text_tokens: 0, audio_tokens: 14 },
    },
    534_000n,
    { inputAudio: 84_000, output: 450_000 },
  ],
  [
    "a transcript by duration",
    "openai",
    "whisper-1",
    { type: "duration", seconds: 7 },
    700_000n,
    { audioSeconds: 700_000 },
  ],
])("charges %s by facet", (_what, provider, model, usage, cost, facets) => {
  expect(getCost(provider, model, usage)).toMatchObject({ costNanos: cost, costFacets: facets });
});

it("charges Gemini's audio and thoughts at their rates", () => {
  const usage = {
    ...{ promptTokenCount: 1_010, candidatesTokenCount: 100, thoughtsTokenCount: 50 },
    promptTokensDetails: [
      { modality: "TEXT", tokenCount: 10 },
      { modality: "AUDIO", tokenCount: 1_000 },
    ],
  };
  expect(getCost("gemini", "gemini-2.5-flash", usage, parseGeminiUsage)).toMatchObject({
    costNanos: 1_378_000n,
    costFacets: { input: 3_000, inputAudio: 1_000_000, output: 250_000, reasoning: 125_000 },
  });
});

it.each([
  ["a price that is unknown", "openai", "no-such-model", { prompt_tokens: 1, completion_tokens: 1 }],
  ["an answer without usage", "openai", "gpt-4o-mini", {}],
  ["audio without a duration", "openai", "whisper-1", { input_tokens: 5, output_tokens: 5 }],
])("does not take %s for free", (_what, provider, model, usage) => {
  expect(getCost(provider, model, usage).costNanos).toBeNull();
});
