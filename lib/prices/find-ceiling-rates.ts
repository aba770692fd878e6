import { findRate } from "./calculate-cost";
import { type Facet, type Price, toRateAt } from "./price";

/** The highest rates of a price: nano-dollars for a million tokens, and nano-dollars for the call itself. */
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
const REQUESTS_PER_RATE = 1_000_000n;

/**
 * Returns the highest rates that a call with this number of input tokens can be charged, whatever its tokens are. Null
 * when they are unknown, as for models that are paid by the duration of audio.
 */
export function findCeilingRates(price: Price, inputTokens: number): CeilingRates | null {
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
  if (input === null) return null;
  const { requests } = price.rates;
  const request = requests ? toRateAt(requests, inputTokens) / REQUESTS_PER_RATE : 0n;
  return { input, output: findHighest(OUTPUT) ?? 0n, request };
}
