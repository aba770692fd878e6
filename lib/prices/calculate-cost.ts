import { type Cost, FACETS, type Facet, type Price, type TokenFacets, toRateAt, UNIT_FACETS } from "./price";

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
 * the price of a facet is unknown, and when a unit that the price is for was not counted, as audio without a duration.
 */
export function calculateCost(price: Price, facets: TokenFacets): Cost | null {
  const counts = toCounts(price, facets);
  if (!counts) return null;
  const inputTokens = countInput(facets);
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

/** Returns what is charged at each facet's rate, null when it was not counted. */
function toCounts(price: Price, facets: TokenFacets): Partial<Record<Facet, number>> | null {
  const { rates } = price;
  const units = toUnits(price, facets);
  const beside = { ...units, webSearches: facets.webSearches, requests: rates.requests ? 1 : 0 };
  if (rates.input || rates.output) return { ...toTokens(facets), ...beside };
  const isByUnit = UNIT_FACETS.some((unit) => rates[unit]);
  if (!isByUnit) return { ...toTokens(facets), ...beside };
  return Object.keys(units).length > 0 ? beside : null;
}

/** Returns the tokens without the parts that are facets of their own. */
function toTokens(facets: TokenFacets) {
  const { inputAudio = 0, inputImage = 0, outputAudio = 0, outputImage = 0, reasoning } = facets;
  const { audioSeconds: _seconds, characters: _characters, images: _images, ...tokens } = facets;
  return {
    ...tokens,
    input: Math.max(0, facets.input - inputAudio - inputImage),
    output: Math.max(0, facets.output - reasoning - outputAudio - outputImage),
  };
}

/** Returns the counted units that have a rate. */
const toUnits = ({ rates, leastAudioSeconds = 0 }: Price, facets: TokenFacets) =>
  Object.fromEntries(
    UNIT_FACETS.flatMap((unit) => {
      const count = facets[unit];
      if (!rates[unit] || count === undefined) return [];
      return [[unit, unit === "audioSeconds" && count > 0 ? Math.max(leastAudioSeconds, count) : count]];
    }),
  );

function multiply(count: number, rate: bigint): bigint {
  const divisor = MILLION * BigInt(PARTS);
  return (BigInt(Math.round(count * PARTS)) * rate + divisor / 2n) / divisor;
}

const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
