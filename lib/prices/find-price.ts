import { toDecimalUsd } from "@/lib/core/input/usd";
import type { Price } from "./price";
import { findPricedModel } from "./price-data";

/** The prices of a runtime's own, in nano-dollars for a million tokens. */
export type OwnPrices = { priceInputPerMillion: number | null; priceOutputPerMillion: number | null };

/** What is called: a provider's model, by a runtime or without one. */
export type PriceTarget = { provider: string | null; model: string | null; runtime: OwnPrices | null };

type Known = { price: Price | null; from: number; until: number };

const OUTPUT_FACETS: ReadonlySet<string> = new Set(["output", "reasoning", "outputAudio", "outputImage"]);

const MINUTE = 60_000;
/** The most prices that are kept. Callers can name models, so that their number is not bounded. */
const MOST_KNOWN = 2_000;
const known = new Map<string, Known>();

/**
 * Returns the price of a call, null when it is unknown. The runtime's own prices replace those of the price data for
 * its input, cache included, and for its output.
 */
export function findPrice({ provider, model, runtime }: PriceTarget, at: Date): Price | null {
  const input = toNanos(runtime?.priceInputPerMillion);
  const output = toNanos(runtime?.priceOutputPerMillion);
  const data = input !== null && output !== null ? null : findDataPrice(provider, model, at);
  return input === null && output === null ? data : withOwn(data, input, output);
}

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

function withOwn(data: Price | null, input: bigint | null, output: bigint | null): Price {
  const kept = Object.entries(data?.rates ?? {}).filter(
    ([facet]) => (OUTPUT_FACETS.has(facet) ? output : input) === null,
  );
  const own = [input, output].map((nanos) => (nanos === null ? "-" : toDecimalUsd(nanos))).join("/");
  return {
    id: kept.length > 0 && data ? `runtime:${own} ${data.id}` : `runtime:${own}`,
    rates: {
      ...Object.fromEntries(kept),
      ...(input !== null && { input: { base: input, tiers: [] } }),
      ...(output !== null && { output: { base: output, tiers: [] } }),
    },
  };
}
