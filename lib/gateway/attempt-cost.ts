import type { CallEnd } from "@/lib/access/record-call";
import { calculateCost } from "@/lib/prices/calculate-cost";
import { findPrice, type PriceTarget } from "@/lib/prices/find-price";
import type { Cost, TokenFacets } from "@/lib/prices/price";
import type { TokenUsage } from "./answers/token-usage";
import type { Stage } from "./stages";

/** The cost fields of a usage record. */
export type AttemptCost = Required<Pick<CallEnd, "costNanos" | "costFacets" | "priceId">>;

/** The tokens of an attempt, as its usage record has them. */
type Tokens = Partial<
  Pick<
    CallEnd,
    | "tokensIn"
    | "tokensCacheRead"
    | "tokensCacheWrite"
    | "tokensCacheWrite1h"
    | "tokensOut"
    | "tokensReasoning"
    | "audioSeconds"
  >
> &
  Pick<TokenUsage, "media" | "webSearches">;

const FREE: AttemptCost = { costNanos: 0n, costFacets: null, priceId: null };

/**
 * Calculates the cost of an attempt at a provider, at the price of the moment of the call. Attempts that failed cost
 * nothing, and so do calls that reached no provider.
 */
export function calculateAttemptCost(call: Stage, end: Tokens & { status: number }): AttemptCost {
  if (isFree(end) || !("metering" in call) || call.metering === "requests") return FREE;
  return calculateUsageCost(call.selection, end, call.caller.now);
}

/** Returns whether an attempt costs nothing: it failed, and used no tokens. */
export const isFree = ({ status, tokensIn }: Tokens & { status: number }): boolean =>
  status >= 400 && tokensIn == null;

/** Calculates the cost of tokens at the price of a time. It is null when the price or the tokens are unknown. */
export function calculateUsageCost(target: PriceTarget, tokens: Tokens, at: Date): AttemptCost {
  const price = findPrice(target, at);
  const facets = toFacets(tokens);
  const cost = price && facets && calculateCost(price, facets);
  return {
    costNanos: cost?.total ?? null,
    costFacets: cost && toCostFacets(cost),
    priceId: price?.id ?? null,
  };
}

/** Returns the facets of the tokens, null when the provider reported nothing. */
function toFacets(end: Tokens): TokenFacets | null {
  const { tokensIn, tokensOut, audioSeconds, webSearches } = end;
  if (tokensIn == null && tokensOut == null && audioSeconds == null) return null;
  const read = end.tokensCacheRead ?? 0;
  const written = end.tokensCacheWrite ?? 0;
  const written1h = Math.min(written, end.tokensCacheWrite1h ?? 0);
  return {
    input: Math.max(0, (tokensIn ?? 0) - read - written),
    cacheRead: read,
    cacheWrite5m: written - written1h,
    cacheWrite1h: written1h,
    output: tokensOut ?? 0,
    reasoning: end.tokensReasoning ?? 0,
    ...(audioSeconds != null && { audioSeconds }),
    ...(webSearches !== undefined && { webSearches }),
    ...end.media,
  };
}

const toCostFacets = ({ byFacet }: Cost) =>
  Object.fromEntries(Object.entries(byFacet).map(([facet, nanos]) => [facet, Number(nanos)]));
