import type { CallEnd } from "@/lib/access/record-call";
import { calculateCost } from "@/lib/prices/calculate-cost";
import { findPrice, hasOwnPrices, type PriceTarget } from "@/lib/prices/find-price";
import { type Cost, FACETS, type Price, type TokenFacets } from "@/lib/prices/price";
import type { TokenUsage } from "./answers/token-usage";
import type { Stage } from "./stages";

/** The cost fields of a usage record. */
export type AttemptCost = Required<Pick<CallEnd, "costNanos" | "costFacets" | "priceId">>;

type End = { status: number; usage: TokenUsage | null };

const FREE: AttemptCost = { costNanos: 0n, costFacets: null, priceId: null };

/**
 * Calculates the cost of an attempt at a provider, at the price of the moment of the call. Attempts that failed cost
 * nothing, and so do calls that reached no provider.
 */
export function calculateAttemptCost(call: Stage, end: End): AttemptCost {
  if (isFree(end) || !("metering" in call) || call.metering === "requests") return FREE;
  const target = { alternatives: call.alternatives, ...call.selection };
  return calculateUsageCost(target, end.usage, call.caller.now);
}

/** Returns whether an attempt costs nothing: it failed, and used nothing. */
export const isFree = ({ status, usage }: End): boolean => status >= 400 && usage === null;

/** What was called. `alternatives` are other models that could answer instead. */
type Target = PriceTarget & { alternatives?: readonly string[] };

/**
 * Calculates the cost of a usage at the price of a time. It is null when the price is unknown, or what the provider
 * charges: without a usage, for tokens at other rates, and for tools that answers do not report.
 */
export function calculateUsageCost(target: Target, usage: TokenUsage | null, at: Date): AttemptCost {
  const price = findAnswerPrice(target, usage, at);
  const cost = price && usage && sumCosts(target, price, usage, at);
  return {
    costNanos: cost?.total ?? null,
    costFacets: cost && toCostFacets(cost),
    priceId: price?.id ?? null,
  };
}

/**
 * Finds the price of the model that answered. Where alternatives could answer, it is the one that the answer names.
 * Some names, as those of deployments, have no price; then the answer's name may have one.
 */
function findAnswerPrice({ alternatives = [], ...target }: Target, usage: TokenUsage | null, at: Date) {
  const { model = null } = usage ?? {};
  const answered = { provider: target.provider, model, runtime: null };
  if (alternatives.length > 0 && model !== target.model) return findPrice(answered, at);
  return findPrice(target, at) ?? findPrice(answered, at);
}

/** Adds the costs of all models of a usage. */
function sumCosts(target: Target, price: Price, usage: TokenUsage, at: Date): Cost | null {
  if (usage.hasUnknownCost || (usage.hasOtherRates && !hasOwnPrices(target.runtime))) return null;
  if (!hasTokens(usage) && isCountedOtherwise(usage) && (price.rates.input || price.rates.output))
    return null;
  let sum = calculateCost(price, toFacets(usage));
  for (const { model, usage: other } of usage.others ?? []) {
    const its = findPrice({ provider: target.provider, model, runtime: null }, at);
    const cost = its && calculateCost(its, toFacets(other));
    sum = sum && cost && addCost(sum, cost);
  }
  return sum;
}

/** Returns whether a usage has any tokens. */
export const hasTokens = ({ inputTokens, outputTokens, others = [] }: TokenUsage): boolean =>
  inputTokens > 0 || outputTokens > 0 || others.length > 0;

const isCountedOtherwise = ({ characters, images }: TokenUsage) => (characters ?? images) !== undefined;

const addCost = (one: Cost, other: Cost): Cost => ({
  total: one.total + other.total,
  byFacet: Object.fromEntries(
    FACETS.flatMap((facet) => {
      const parts = [one, other].flatMap(({ byFacet }) => byFacet[facet] ?? []);
      return parts.length === 0 ? [] : [[facet, parts.reduce((total, part) => total + part, 0n)]];
    }),
  ),
});

function toFacets(usage: TokenUsage): TokenFacets {
  const { cacheReadTokens: read, cacheWriteTokens: written, audioSeconds, webSearches } = usage;
  const { characters, images, media } = usage;
  const written1h = Math.min(written, usage.cacheWrite1hTokens);
  return {
    input: Math.max(0, usage.inputTokens - read - written),
    cacheRead: read,
    cacheWrite5m: written - written1h,
    cacheWrite1h: written1h,
    output: usage.outputTokens,
    reasoning: usage.reasoningTokens,
    ...{ audioSeconds, webSearches, characters, images },
    ...media,
  };
}

const toCostFacets = ({ byFacet }: Cost) =>
  Object.fromEntries(Object.entries(byFacet).map(([facet, nanos]) => [facet, Number(nanos)]));
