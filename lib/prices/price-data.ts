import { calcPrice, findProvider, type ModelInfo, type ModelPrice } from "@pydantic/genai-prices";
import type { Facet, Price, Rate } from "./price";

/** The id of the bundled price data. */
export const PRICE_DATA = "genai-prices@0.1.8";

/**
 * A provider of the price data. `omitted` is the part of a model's name that the data does not have, and
 * `leastAudioSeconds` the shortest duration that the provider charges.
 */
type PricedProvider = { id: string; omitted?: RegExp; leastAudioSeconds?: number };

/** The providers of the price data by the provider ids of the catalogue. */
const PROVIDERS: Readonly<Record<string, PricedProvider>> = {
  anthropic: { id: "anthropic" },
  aws: { id: "aws" },
  azure: { id: "azure" },
  cloudflare: { id: "cloudflare" },
  deepseek: { id: "deepseek" },
  fireworks: { id: "fireworks" },
  gcp: { id: "google", omitted: /^.*\// },
  gemini: { id: "google", omitted: /^models\// },
  groq: { id: "groq", leastAudioSeconds: 10 },
  mistral: { id: "mistral" },
  openai: { id: "openai" },
  openrouter: { id: "openrouter" },
  together: { id: "together" },
  xai: { id: "x-ai" },
};

/** The providers that have prices. */
export const PRICED_PROVIDERS = Object.keys(PROVIDERS);

const NANOS = 1e9;
const MILLION = 1e6;

/** The rates of the data by facet, and the count that one of them is for. */
const RATES: readonly { facet: Facet; key: string; per: number }[] = [
  { facet: "input", key: "input_mtok", per: MILLION },
  { facet: "inputAudio", key: "input_audio_mtok", per: MILLION },
  { facet: "inputImage", key: "input_image_mtok", per: MILLION },
  { facet: "cacheRead", key: "cache_read_mtok", per: MILLION },
  { facet: "cacheWrite5m", key: "cache_write_mtok", per: MILLION },
  { facet: "cacheWrite1h", key: "cache_write_1h_mtok", per: MILLION },
  { facet: "output", key: "output_mtok", per: MILLION },
  { facet: "reasoning", key: "output_reasoning_mtok", per: MILLION },
  { facet: "outputAudio", key: "output_audio_mtok", per: MILLION },
  { facet: "outputImage", key: "output_image_mtok", per: MILLION },
  { facet: "audioSeconds", key: "audio_hours", per: 3_600 },
  { facet: "webSearches", key: "web_searches_kcount", per: 1_000 },
  { facet: "requests", key: "requests_kcount", per: 1_000 },
];

/** The models that are free, for which the data has no rates. Other models without rates have no known price. */
const FREE = /:free$|^moderation$/;

/** Models that search the web for each answer, for a fee that the data does not have. */
const WITH_FEES = /-search-(?:preview|api)\b/;

/** A model of the data with its price at a time. `varies` tells that the price depends on the time. */
export type PricedModel = { id: string; contextWindow: number | null; price: Price; varies: boolean };

/** Returns the price of a provider's model at a time, null when it is unknown. */
export function findPricedModel(provider: string, model: string, at: Date): PricedModel | null {
  const priced = toPricedProvider(provider, model);
  if (!priced || WITH_FEES.test(model)) return null;
  const { id: providerId, name, ...least } = priced;
  const found = calcPrice({}, name, { providerId, timestamp: at });
  const price = found && toPrice(found.provider.id, found.model, found.model_price);
  if (!price) return null;
  const { id, context_window: contextWindow = null, prices } = found.model;
  return { id, contextWindow, price: { ...price, ...least }, varies: Array.isArray(prices) };
}

/** Lists the models of a provider. */
export function listPricedModels(provider: string): readonly ModelInfo[] {
  const id = PROVIDERS[provider]?.id;
  return (id !== undefined && findProvider({ providerId: id })?.models) || [];
}

/** Returns the name that the data has for a provider's model. Hugging Face names the provider behind the model. */
function toPricedProvider(
  provider: string,
  model: string,
): (Omit<PricedProvider, "omitted"> & { name: string }) | null {
  if (provider === "huggingface") {
    const [name = "", inference] = model.split(":");
    return inference ? { id: `huggingface_${inference}`, name } : null;
  }
  const priced = Object.hasOwn(PROVIDERS, provider) ? PROVIDERS[provider] : undefined;
  if (!priced) return null;
  const { omitted, ...rest } = priced;
  return { ...rest, name: omitted ? model.replace(omitted, "") : model };
}

function toPrice(provider: string, model: ModelInfo, prices: ModelPrice): Price | null {
  const id = `${PRICE_DATA}:${provider}/${model.id}`;
  const rates = RATES.flatMap(({ facet, key, per }) => {
    const rate = prices[key];
    return rate === undefined ? [] : [[facet, toRate(rate, per)] as const];
  });
  if (rates.length > 0) return { id, rates: Object.fromEntries(rates) };
  const free: Rate = { base: 0n, tiers: [] };
  return FREE.test(model.id) ? { id, rates: { input: free, output: free } } : null;
}

function toRate(rate: NonNullable<ModelPrice[string]>, per: number): Rate {
  const toNanos = (dollars: number) => BigInt(Math.round((dollars * NANOS * MILLION) / per));
  if (typeof rate === "number") return { base: toNanos(rate), tiers: [] };
  const tiers = rate.tiers.map(({ start, price }) => ({ above: start, rate: toNanos(price) }));
  return { base: toNanos(rate.base), tiers: tiers.sort((one, other) => one.above - other.above) };
}
