import { toDecimalUsd } from "@/lib/core/input/usd";
import type { Facet, Price, Rate } from "./price";
import { findPricedModel } from "./price-data";

/**
 * The prices of a runtime's own, in nano-dollars: for a million tokens, for a million characters of speech, for a minute
 * of audio, and for an image.
 */
export type OwnPrices = Partial<
  Record<
    | "priceInputPerMillion"
    | "priceOutputPerMillion"
    | "pricePerMillionCharacters"
    | "pricePerAudioMinute"
    | "pricePerImage",
    number | null
  >
>;

/** What is called: a provider's model, by a runtime or without one. */
export type PriceTarget = { provider: string | null; model: string | null; runtime: OwnPrices | null };

type Known = { price: Price | null; from: number; until: number };

const OUTPUT_FACETS: ReadonlySet<string> = new Set(["output", "reasoning", "outputAudio", "outputImage"]);
/** The facets that providers charge in addition to tokens. */
const BESIDE: ReadonlySet<string> = new Set(["webSearches"]);

const MINUTE = 60_000;
const MILLION = 1_000_000n;
const SECONDS_A_MINUTE = 60n;
/** The most prices that are kept. Callers can name models, so that their number is not bounded. */
const MOST_KNOWN = 2_000;
const known = new Map<string, Known>();

/**
 * Returns the price of a call, null when it is unknown. The runtime's own prices replace those of the price data for
 * its input, cache included, and for its output. One for characters, minutes or images replaces both.
 */
export function findPrice({ provider, model, runtime }: PriceTarget, at: Date): Price | null {
  const data = findDataPrice(provider, model, at);
  return hasOwnPrices(runtime) ? withOwn(data, runtime) : data;
}

/** Returns whether a runtime has prices of its own. */
export const hasOwnPrices = (runtime: OwnPrices | null): runtime is OwnPrices =>
  runtime !== null &&
  (runtime.priceInputPerMillion ?? runtime.priceOutputPerMillion ?? findUnitPrice(runtime)) !== null;

const findUnitPrice = (own: OwnPrices): number | null =>
  own.pricePerMillionCharacters ?? own.pricePerAudioMinute ?? own.pricePerImage ?? null;

const toNanos = (own: number | null | undefined) => (own == null ? null : BigInt(own));

/** Returns the price of the price data, which is kept: while it is valid, or for a minute if it depends on the time. */
function findDataPrice(provider: string | null, model: string | null, at: Date): Price | null {
  if (provider === null || model === null) return null;
  const key = `${provider} ${model}`;
  const time = at.getTime();
  const kept = known.get(key);
  if (kept && time >= kept.from && time < kept.until) return kept.price;
  const found = findPricedModel(provider, model, at);
  const price = found?.price ?? null;
  const minute = Math.floor(time / MINUTE) * MINUTE;
  const validity = found?.varies ? { from: minute, until: minute + MINUTE } : { from: 0, until: Infinity };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, { price, ...validity });
  return price;
}

function withOwn(data: Price | null, own: OwnPrices): Price {
  const input = toNanos(own.priceInputPerMillion);
  const output = toNanos(own.priceOutputPerMillion);
  const isByUnit = findUnitPrice(own) !== null;
  const listed = Object.entries(data?.rates ?? {});
  const beside = listed.filter(([facet]) => BESIDE.has(facet));
  const kept = listed.filter(
    ([facet]) => !isByUnit && !BESIDE.has(facet) && (OUTPUT_FACETS.has(facet) ? output : input) === null,
  );
  const units = listUnitPrices(own);
  const words = [input, output].map((nanos) => (nanos === null ? "-" : toDecimalUsd(nanos))).join("/");
  const names = [
    ...(input === null && output === null ? [] : [words]),
    ...units.map(({ nanos, per }) => `${toDecimalUsd(nanos)}/${per}`),
  ];
  const id = `runtime:${names.join("+")}`;
  return {
    id: kept.length > 0 && data ? `${id} ${data.id}` : id,
    rates: {
      ...Object.fromEntries([...beside, ...kept]),
      ...(input !== null && { input: toRate(input) }),
      ...(output !== null && { output: toRate(output) }),
      ...Object.fromEntries(units.map(({ facet, rate }) => [facet, toRate(rate)])),
    },
  };
}

const toRate = (base: bigint): Rate => ({ base, tiers: [] });

/** Lists the own prices for other units than tokens, with their rates for a million. */
function listUnitPrices(own: OwnPrices): { facet: Facet; per: string; nanos: bigint; rate: bigint }[] {
  const listed = [
    { facet: "characters", per: "1M-characters", nanos: toNanos(own.pricePerMillionCharacters) },
    { facet: "audioSeconds", per: "minute", nanos: toNanos(own.pricePerAudioMinute) },
    { facet: "images", per: "image", nanos: toNanos(own.pricePerImage) },
  ] as const;
  return listed.flatMap(({ nanos, ...one }) => {
    if (nanos === null) return [];
    const rates = {
      characters: nanos,
      audioSeconds: (nanos * MILLION) / SECONDS_A_MINUTE,
      images: nanos * MILLION,
    };
    return [{ ...one, nanos, rate: rates[one.facet] }];
  });
}
