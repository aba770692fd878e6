import { expect, it } from "vitest";
import { parseJson } from "@/lib/gateway/body/parse-json";
import { parseGeminiUsage } from "./answers/gemini-usage";
import { parseAnswerUsage, parseImageUsage } from "./answers/token-usage";
import { calculateUsageCost } from "./attempt-cost";
import { openaiFamilies } from "./families/openai-families";

const AT = new Date("2026-11-26T12:00:00Z");

const getCost = (provider: string, model: string, usage: object, parse = parseAnswerUsage) => {
  const found = parse(parseJson(JSON.stringify({ usage, usageMetadata: usage })));
  return calculateUsageCost({ provider, model, runtime: null }, found, AT);
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
  [
    "a transcript of Mistral's",
    "mistral",
    "voxtral-mini-2602",
    { prompt_audio_seconds: 203, prompt_tokens: 4, completion_tokens: 635, total_tokens: 3_264 },
    10_150_000n,
    { audioSeconds: 10_150_000 },
  ],
])("charges %s by facet", (_what, provider, model, usage, cost, facets) => {
  expect(getCost(provider, model, usage)).toMatchObject({ costNanos: cost, costFacets: facets });
});

const USAGE = { input_tokens: 1_000, output_tokens: 100 };
const getAnswerCost = (provider: string, answer: object, target: object = {}) =>
  calculateUsageCost(
    { provider, model: "gpt-5", runtime: null, ...target },
    parseAnswerUsage({ model: "gpt-5", usage: USAGE, ...answer }),
    AT,
  ).costNanos;

it.each<[what: string, answer: object, target: object, cost: bigint | null]>([
  // gpt-5: 1.25 input, 10 output. gpt-4o-mini: 0.15 and 0.60.
  [
    "the model that answered, of several",
    { model: "gpt-4o-mini" },
    { alternatives: ["gpt-4o-mini"] },
    210_000n,
  ],
  ["the main model, of several", {}, { alternatives: ["gpt-4o-mini"] }, 2_250_000n],
  ["no model that answered, of several", { model: undefined }, { alternatives: ["x"] }, null],
  ["the model behind a deployment's name", {}, { model: "my-deployment" }, 2_250_000n],
  ["the model of the call, whatever its answer names", { model: "gpt-4o-mini" }, {}, 2_250_000n],
  ["a faster tier", { service_tier: "priority" }, {}, null],
  ["the usual tier", { service_tier: "default" }, {}, 2_250_000n],
  [
    "a faster tier at the runtime's own price",
    { service_tier: "priority" },
    { runtime: { priceInputPerMillion: 1e9, priceOutputPerMillion: 1e9 } },
    1_100_000n,
  ],
  [
    "two web searches, with a page that was opened",
    {
      output: ["search", "open_page", "search"].map((type) => ({
        type: "web_search_call",
        action: { type },
      })),
    },
    {},
    22_250_000n,
  ],
  ["a search in files", { output: [{ type: "file_search_call" }] }, {}, null],
  ["a generated image", { output: [{ type: "image_generation_call" }] }, {}, null],
  ["code in a container", { output: [{ type: "code_interpreter_call" }] }, {}, null],
  [
    "a shell at the caller",
    { output: [{ type: "shell_call", environment: { type: "local" } }] },
    {},
    2_250_000n,
  ],
])("charges %s", (_what, answer, target, cost) => {
  expect(getAnswerCost("openai", answer, target)).toBe(cost);
});

it.each<[what: string, usage: object, cost: bigint | null]>([
  // claude-opus-4-6: 5 input, 25 output. claude-haiku-4-5: 1 and 5.
  [
    "a compaction too",
    {
      iterations: [
        { type: "message", ...USAGE },
        { type: "compaction", ...USAGE },
      ],
    },
    15_000_000n,
  ],
  [
    "an advisor at its own price",
    {
      iterations: [
        { type: "message", ...USAGE },
        { type: "advisor_message", model: "claude-haiku-4-5", ...USAGE },
      ],
    },
    9_000_000n,
  ],
  ["an advisor without a price", { iterations: [{ type: "advisor_message", model: "x", ...USAGE }] }, null],
  [
    "another model that took over",
    { iterations: [{ type: "fallback_message", model: "x", ...USAGE }] },
    null,
  ],
  ["a faster speed", { speed: "fast" }, null],
  ["a region of its own", { inference_geo: "us" }, null],
])("charges a message with %s", (_what, usage, cost) => {
  const model = "claude-opus-4-6";
  const answer = { model, usage: { ...USAGE, ...usage } };
  expect(getAnswerCost("anthropic", answer, { model })).toBe(cost);
});

it.each([
  ["openai", "omni-moderation-latest", {}, 0n],
  ["mistral", "mistral-moderation-latest", { usage: USAGE }, null],
  ["openai-compatible", "omni-moderation-latest", {}, null],
])("charges a moderation of %s at its price", (provider, model, answer, cost) => {
  const usage = openaiFamilies.moderations.parseUsage(answer);
  expect(calculateUsageCost({ provider, model, runtime: null }, usage, AT).costNanos).toBe(cost);
});

it("does not take an image without reported tokens for free", () => {
  const target = { provider: "openai", model: "gpt-image-1", runtime: null };
  const usage = parseImageUsage({ data: [{}] });
  expect(usage?.images).toBe(1);
  expect(calculateUsageCost(target, usage, AT).costNanos).toBeNull();
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
