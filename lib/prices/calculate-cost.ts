import { type Cost, FACETS, type Facet, type Price, type TokenFacets, toRateAt } from "./price";

const MILLION = 1_000_000n;
/** Seconds of audio are counted in thousandths. */
const PARTS = 1_000;

/** The facets whose rates apply to a facet without one, the first that has a rate. */
const FALLBACKS: Readonly<Partial<Record<Facet, readonly Facet[]>>> = {
  inputAudio: ["input"],
  inputImage: ["input"],
  cacheRead: ["input"],
  cacheWrite5m: ["input"],
  cacheWrite1h: ["cacheWrite5m", "input"],
  reasoning: ["output"],
  outputAudio: ["output"],
  outputImage: ["output"],
};

/**
 * Calculates the cost of a call. Each facet is rounded to a nano-dollar, and the total is their sum. Returns null when
 * the price of a facet is unknown, and for audio without a known duration.
 */
export function calculateCost(price: Price, facets: TokenFacets): Cost | null {
  const { rates } = price;
  if (rates.audioSeconds && !rates.input && facets.audioSeconds === undefined) return null;
  const inputTokens = countInput(facets);
  const counts = toCounts(price, facets);
  const byFacet: Cost["byFacet"] = {};
  for (const facet of FACETS) {
    const count = counts[facet] ?? 0;
    if (count <= 0) continue;
    const rate = findRate(price, facet);
    if (!rate) return null;
    byFacet[facet] = multiply(count, toRateAt(rate, inputTokens));
  }
  return { total: sum(Object.values(byFacet)), byFacet };
}

/** Returns the rate of a facet, or the one that applies instead. Undefined when its price is unknown. */
export const findRate = ({ rates }: Price, facet: Facet) =>
  rates[facet] ?? FALLBACKS[facet]?.map((name) => rates[name]).find((rate) => rate !== undefined);

/** Returns all input tokens, whose number decides the tier. */
export const countInput = ({ input, cacheRead, cacheWrite5m, cacheWrite1h }: TokenFacets): number =>
  input + cacheRead + cacheWrite5m + cacheWrite1h;

/** Returns what is charged at each facet's rate: the parts of the input and the output are taken out of them. */
function toCounts(
  { rates, leastAudioSeconds = 0 }: Price,
  facets: TokenFacets,
): Partial<Record<Facet, number>> {
  const { inputAudio = 0, inputImage = 0, outputAudio = 0, outputImage = 0, reasoning } = facets;
  const { audioSeconds = 0 } = facets;
  return {
    ...facets,
    input: Math.max(0, facets.input - inputAudio - inputImage),
    output: Math.max(0, facets.output - reasoning - outputAudio - outputImage),
    audioSeconds: rates.audioSeconds && audioSeconds > 0 ? Math.max(leastAudioSeconds, audioSeconds) : 0,
    webSearches: rates.webSearches ? facets.webSearches : 0,
    requests: rates.requests ? 1 : 0,
  };
}

function multiply(count: number, rate: bigint): bigint {
  const divisor = MILLION * BigInt(PARTS);
  return (BigInt(Math.round(count * PARTS)) * rate + divisor / 2n) / divisor;
}

const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
