import { describe, expect, it } from "vitest";
import { toDecimalUsd } from "@/lib/core/input/usd";
import { calculateCost } from "./calculate-cost";
import { findCeilingRates } from "./find-ceiling-rates";
import { findOutputMaximum } from "./find-output-maximum";
import { findPrice, type OwnPrices } from "./find-price";
import type { Price, TokenFacets } from "./price";

const NOW = new Date("2026-11-26T12:00:00Z");
const NONE: TokenFacets = {
  input: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  output: 0,
  reasoning: 0,
};

const find = (provider: string, model: string | null, at = NOW, runtime: OwnPrices | null = null) =>
  findPrice({ provider, model, runtime }, at);

function getPrice(...target: Parameters<typeof find>): Price {
  const price = find(...target);
  if (!price) throw new Error(`no price for ${target[0]}/${target[1]}`);
  return price;
}

const getCost = (price: Price, facets: Partial<TokenFacets>) => {
  const cost = calculateCost(price, { ...NONE, ...facets });
  return cost && toDecimalUsd(cost.total);
};

describe("the cost of a call", () => {
  it.each<[what: string, provider: string, model: string, facets: Partial<TokenFacets>, cost: string]>([
    // gpt-4o-mini: 0.15 input, 0.075 cached, 0.60 output
    ["a million tokens each way", "openai", "gpt-4o-mini", { input: 1_000_000, output: 1_000_000 }, "0.75"],
    ["a cached prompt", "openai", "gpt-4o-mini", { input: 86, cacheRead: 1_920, output: 300 }, "0.0003369"],
    ["a dated version", "openai", "gpt-4o-mini-2024-07-18", { input: 1_000 }, "0.00015"],
    // o3: 2 input, 8 output, reasoning included
    ["reasoning within the output", "openai", "o3", { input: 100, output: 1_000, reasoning: 800 }, "0.0082"],
    // text-embedding-3-small: 0.02
    ["an embedding of 8 tokens", "openai", "text-embedding-3-small", { input: 8 }, "0.00000016"],
    // gpt-4o-transcribe: 2.50 text in, 6 audio in, 10 out
    [
      "tokens of audio",
      "openai",
      "gpt-4o-transcribe",
      { input: 610, inputAudio: 600, output: 100 },
      "0.004625",
    ],
    // gpt-image-1.5: 5 text in, 32 image out
    [
      "an image's tokens",
      "openai",
      "gpt-image-1.5",
      { input: 50, output: 1_000, outputImage: 1_000 },
      "0.03225",
    ],
    // whisper-1: 0.36 an hour
    ["a minute of audio", "openai", "whisper-1", { audioSeconds: 60 }, "0.006"],
    ["half a second of audio", "openai", "whisper-1", { audioSeconds: 0.5 }, "0.00005"],
    // whisper-large-v3 at Groq: 0.111 an hour, at least 10 seconds
    ["a second of audio at Groq", "groq", "whisper-large-v3", { audioSeconds: 1 }, "0.000308333"],
    ["no audio at Groq", "groq", "whisper-large-v3", { audioSeconds: 0 }, "0.00"],
    // claude-sonnet-4-5: 3 input, 0.30 read, 3.75 and 6 written, 15 output
    [
      "every kind of cache",
      "anthropic",
      "claude-sonnet-4-5-20250929",
      { input: 1_000, cacheRead: 2_000, cacheWrite5m: 3_000, cacheWrite1h: 4_000, output: 500 },
      "0.04635",
    ],
    // Above 200,000 input tokens: 6 input, 22.50 output
    ["input at a tier's bound", "anthropic", "claude-sonnet-4-5", { input: 200_000, output: 1_000 }, "0.615"],
    ["input above it", "anthropic", "claude-sonnet-4-5", { input: 200_001, output: 1_000 }, "1.222506"],
    [
      "cached input above it",
      "anthropic",
      "claude-sonnet-4-5",
      { input: 1, cacheRead: 200_000, output: 1_000 },
      "0.142506",
    ],
    // web search: 10 for a thousand
    ["web searches", "anthropic", "claude-opus-4-1", { input: 1_000, output: 100, webSearches: 3 }, "0.0525"],
    // gemini-2.5-flash: 0.30 input, 1 audio in, 2.50 output
    ["Gemini's own name", "gemini", "models/gemini-2.5-flash", { input: 1_000, output: 1_000 }, "0.0028"],
    ["a publisher's name", "gcp", "google/gemini-2.5-flash", { input: 1_000, output: 1_000 }, "0.0028"],
    ["audio for Gemini", "gemini", "gemini-2.5-flash", { input: 1_100, inputAudio: 1_000 }, "0.00103"],
    // perplexity/sonar-deep-research: 2 input, 8 output, 3 reasoning
    [
      "reasoning with a rate of its own",
      "openrouter",
      "perplexity/sonar-deep-research",
      { input: 1_000, output: 1_000, reasoning: 900 },
      "0.0055",
    ],
    ["a provider behind Hugging Face", "huggingface", "openai/gpt-oss-20b:groq", { input: 10_000 }, "0.001"],
    ["a free model", "openrouter", "deepseek/deepseek-r1:free", { input: 10_000, output: 10_000 }, "0.00"],
    ["a cached token without a rate", "openai", "o3-pro", { cacheRead: 1_000 }, "0.02"],
    ["nothing", "openai", "gpt-4o-mini", {}, "0.00"],
  ])("is right for %s: %s/%s", (_what, provider, model, facets, cost) => {
    expect(getCost(getPrice(provider, model), facets)).toBe(cost);
  });

  it("is the sum of its facets", () => {
    const facets = { ...NONE, input: 7, cacheRead: 11, cacheWrite5m: 13, output: 17, reasoning: 5 };
    const cost = calculateCost(getPrice("anthropic", "claude-haiku-4-5"), facets);
    expect(cost).toEqual({
      total: 109_350n,
      byFacet: {
        input: 7_000n,
        cacheRead: 1_100n,
        cacheWrite5m: 16_250n,
        output: 60_000n,
        reasoning: 25_000n,
      },
    });
  });

  it.each<[what: string, price: Price, facets: Partial<TokenFacets>]>([
    ["audio without a duration", getPrice("openai", "whisper-1"), {}],
    ["tokens that have no rate", getPrice("openai", "text-embedding-3-small"), { input: 8, output: 1 }],
    ["web searches that have no rate", getPrice("gemini", "gemini-2.5-pro"), { input: 8, webSearches: 1 }],
  ])("is unknown for %s", (_what, price, facets) => {
    expect(getCost(price, facets)).toBeNull();
  });
});

describe("the price of a call", () => {
  it.each([
    ["openai", "no-such-model"],
    ["openai", "gpt-4o-search-preview-2025-03-11"],
    ["openai-compatible", "gpt-4o-mini"],
    ["gemini", "gemma-3-27b"],
    ["huggingface", "openai/gpt-oss-20b"],
    ["constructor", "gpt-4o-mini"],
    ["openai", null],
  ])("is unknown for %s/%s", (provider, model) => {
    expect(find(provider, model)).toBeNull();
  });

  it("names the data, the provider and the model", () => {
    expect(getPrice("gemini", "gemini-2.5-flash-latest").id).toBe(
      "genai-prices@0.1.8:google/gemini-2.5-flash",
    );
  });

  it.each([
    ["o3", "2025-06-09T23:59:59Z", "0.05"],
    ["o3", "2025-06-10T00:00:00Z", "0.01"],
  ])("of %s is that of its time, %s", (model, time, cost) => {
    expect(getCost(getPrice("openai", model, new Date(time)), { input: 1_000, output: 1_000 })).toBe(cost);
  });

  it.each([
    ["2026-11-26T00:29:59Z", "0.000685"],
    ["2026-11-26T00:30:00Z", "0.00137"],
    ["2026-11-26T16:30:00Z", "0.000685"],
  ])("follows the time of day, %s", (time, cost) => {
    const price = getPrice("deepseek", "deepseek-chat", new Date(time));
    expect(getCost(price, { input: 1_000, output: 1_000 })).toBe(cost);
  });

  it.each<[own: OwnPrices, provider: string, cost: string | null, id: string]>([
    [{ priceInputPerMillion: 1e9, priceOutputPerMillion: 2.5e9 }, "openai", "0.0055", "runtime:1.00/2.50"],
    [{ priceInputPerMillion: 0, priceOutputPerMillion: 0 }, "openai", "0.00", "runtime:0.00/0.00"],
    [
      { priceInputPerMillion: 1e9, priceOutputPerMillion: null },
      "openai",
      "0.0036",
      "runtime:1.00/- genai-prices@0.1.8:openai/gpt-4o-mini",
    ],
    [
      { priceInputPerMillion: null, priceOutputPerMillion: 1e9 },
      "openai",
      "0.0013",
      "runtime:-/1.00 genai-prices@0.1.8:openai/gpt-4o-mini",
    ],
    [{ priceInputPerMillion: 1e9, priceOutputPerMillion: null }, "openai-compatible", null, "runtime:1.00/-"],
  ])("is the runtime's own, %o for %s", (own, provider, cost, id) => {
    const price = getPrice(provider, "gpt-4o-mini", NOW, own);
    expect(price.id).toBe(id);
    expect(getCost(price, { input: 1_000, cacheRead: 2_000, output: 1_000 })).toBe(cost);
  });
});

describe("a runtime's own price for other units", () => {
  it.each<[own: OwnPrices, facets: Partial<TokenFacets>, cost: string | null, id: string]>([
    [{ pricePerMillionCharacters: 15e9 }, { characters: 4_000 }, "0.06", "runtime:15.00/1M-characters"],
    [{ pricePerAudioMinute: 6e6 }, { audioSeconds: 90 }, "0.009", "runtime:0.006/minute"],
    [{ pricePerImage: 4e7 }, { images: 2, input: 50, output: 272 }, "0.08", "runtime:0.04/image"],
    [{ pricePerImage: 4e7 }, { input: 50, output: 272 }, null, "runtime:0.04/image"],
    [
      { priceInputPerMillion: 5e9, priceOutputPerMillion: 0, pricePerImage: 4e7 },
      { images: 1, input: 1_000 },
      "0.045",
      "runtime:5.00/0.00+0.04/image",
    ],
  ])("%o costs %j", (own, facets, cost, id) => {
    const price = getPrice("openai", "gpt-4o-mini", NOW, own);
    expect(price.id).toBe(id);
    expect(getCost(price, facets)).toBe(cost);
    const units = findCeilingRates(price, facets.input ?? 0, facets)?.request;
    expect(units === undefined).toBe(cost === null);
  });

  it("leaves the price of web searches", () => {
    const own = { priceInputPerMillion: 1e9, priceOutputPerMillion: 1e9 };
    expect(getCost(getPrice("openai", "gpt-4o-mini", NOW, own), { webSearches: 2 })).toBe("0.02");
  });
});

describe("the ceiling of a call", () => {
  it("has the highest rates that its tokens can have", () => {
    const rates = findCeilingRates(getPrice("anthropic", "claude-sonnet-4-5"), 200_000);
    expect(rates).toEqual({ input: 6_000_000_000n, output: 15_000_000_000n, request: 0n });
    const above = findCeilingRates(getPrice("anthropic", "claude-sonnet-4-5"), 200_001);
    expect(above).toEqual({ input: 12_000_000_000n, output: 22_500_000_000n, request: 0n });
  });

  it("is unknown for models that are paid by duration, unless that is known", () => {
    const price = getPrice("openai", "whisper-1");
    expect(findCeilingRates(price, 0)).toBeNull();
    expect(findCeilingRates(price, 0, { audioSeconds: 60 })).toMatchObject({ request: 6_000_000n });
  });

  it("includes the web searches", () => {
    const rates = findCeilingRates(getPrice("openai", "gpt-5"), 0, { webSearches: 3 });
    expect(rates?.request).toBe(30_000_000n);
  });

  it.each([
    ["openai", "gpt-4o-mini", 16_384],
    ["openai", "gpt-4o-2024-05-13", 4_096],
    ["openai", "gpt-5.1-chat-latest", 16_384],
    ["openai", "gpt-5-mini", 128_000],
    ["openai", "gpt-5.6-sol", 128_000],
    ["openai", "gpt-5-pro-2025-10-06", 272_000],
    ["openai", "gpt-5.3-codex-spark", 32_000],
    ["gemini", "gemini-2.5-flash-image", 32_768],
    ["anthropic", "claude-opus-4-1-20250805", 32_000],
    ["anthropic", "claude-sonnet-4-5", 64_000],
    ["aws", "us.anthropic.claude-sonnet-4-20250514-v1:0", 64_000],
    ["gcp", "google/gemini-2.5-pro", 65_536],
    ["gemini", "gemini-2.5-flash-lite", 65_536],
    ["openai", "gpt-4.5-preview", null],
    ["openai-compatible", "gpt-4o-mini", null],
  ])("of the output of %s/%s is %s", (provider, model, most) => {
    expect(findOutputMaximum(provider, model)).toBe(most);
    // Kept from before.
    expect(findOutputMaximum(provider, model)).toBe(most);
  });
});
