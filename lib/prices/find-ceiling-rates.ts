import { findRate } from "./calculate-cost";
import { type Facet, type Price, toRateAt, UNIT_FACETS, type Units } from "./price";

/**
 * The highest rates of a price: nano-dollars for a million tokens, and nano-dollars for the call itself with its units and
 * web searches.
 */
export type CeilingRates = { input: bigint; output: bigint; request: bigint };

const INPUT: readonly Facet[] = [
  "input",
  "inputAudio",
  "inputImage",
  "cacheRead",
  "cacheWrite5m",
  "cacheWrite1h",
];
const OUTPUT: readonly Facet[] = ["output", "reasoning", "outputAudio", "outputImage"];
const PER_RATE = 1_000_000n;

/**
 * Returns the highest rates that a call with this number of input tokens can be charged, whatever its tokens are. Null
 * when they are unknown, as for models that are paid by a unit which is not in `units`.
 */
export function findCeilingRates(
  price: Price,
  inputTokens: number,
  units: Units & { webSearches?: number } = {},
): CeilingRates | null {
  const findHighest = (facets: readonly Facet[]) => {
    let highest: bigint | null = null;
    for (const facet of facets) {
      const rate = findRate(price, facet);
      const nanos = rate ? toRateAt(rate, inputTokens) : null;
      if (nanos !== null && (highest === null || nanos > highest)) highest = nanos;
    }
    return highest;
  };
  const input = findHighest(INPUT);
  if (input === null && !UNIT_FACETS.some((unit) => price.rates[unit] && units[unit] !== undefined))
    return null;
  let request = 0n;
  for (const facet of [...UNIT_FACETS, "webSearches", "requests"] as const) {
    const rate = price.rates[facet];
    const count = facet === "requests" ? 1 : (units[facet] ?? 0);
    if (rate) request += (BigInt(Math.ceil(count)) * toRateAt(rate, inputTokens) + PER_RATE - 1n) / PER_RATE;
  }
  return { input: input ?? 0n, output: findHighest(OUTPUT) ?? 0n, request };
}
