/** The parts of a call that have a rate of their own. Cache writes are kept for 5 minutes or for an hour. */
export const FACETS = [
  "input",
  "inputAudio",
  "inputImage",
  "cacheRead",
  "cacheWrite5m",
  "cacheWrite1h",
  "output",
  "reasoning",
  "outputAudio",
  "outputImage",
  "audioSeconds",
  "characters",
  "images",
  "webSearches",
  "requests",
] as const;
export type Facet = (typeof FACETS)[number];

/** The facets that are no tokens, of models that are not paid by tokens. */
export const UNIT_FACETS = ["audioSeconds", "characters", "images"] as const satisfies Facet[];
export type Units = Partial<Record<(typeof UNIT_FACETS)[number], number>>;

/**
 * The tokens of a call. `input` has neither those that were read from a cache nor those that were written to one.
 * `output` includes `reasoning`. Tokens of audio and images are parts of `input` and `output`.
 */
export type TokenFacets = Record<
  "input" | "cacheRead" | "cacheWrite5m" | "cacheWrite1h" | "output" | "reasoning",
  number
> &
  Partial<Record<"inputAudio" | "inputImage" | "outputAudio" | "outputImage" | "webSearches", number>> &
  Units;

/** A rate, in nano-dollars for a million. It rises for calls with more input tokens than a tier's `above`. */
export type Rate = { base: bigint; tiers: readonly { above: number; rate: bigint }[] };

/**
 * A price: its id, which usage records keep, and its rates. A facet without a rate has the rate of the more general
 * one, or no known price.
 */
export type Price = {
  id: string;
  rates: Readonly<Partial<Record<Facet, Rate>>>;
  /** The shortest duration of audio that is charged. */
  leastAudioSeconds?: number;
};

/** A cost in nano-dollars. The facets add up to the total. */
export type Cost = { total: bigint; byFacet: Partial<Record<Facet, bigint>> };

/** Returns the rate for a call with this number of input tokens. */
export function toRateAt({ base, tiers }: Rate, inputTokens: number): bigint {
  return tiers.findLast(({ above }) => inputTokens > above)?.rate ?? base;
}
