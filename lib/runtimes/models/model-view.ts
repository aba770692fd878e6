import { z } from "zod";
import { money } from "@/lib/core/input/money";
import { addMarkUp } from "@/lib/prices/add-mark-up";
import { findOutputMaximum } from "@/lib/prices/find-output-maximum";
import { FACETS, type Facet, type Price } from "@/lib/prices/price";
import { findPricedModel } from "@/lib/prices/price-data";

const MILLION = 1_000_000n;

type Unit = { per: "million_tokens" | "hour" | "thousand"; count: bigint };

const TOKENS: Unit = { per: "million_tokens", count: MILLION };

/** The units of rates that are not for a million tokens. */
const UNITS: Readonly<Partial<Record<Facet, Unit>>> = {
  audioSeconds: { per: "hour", count: 3_600n },
  webSearches: { per: "thousand", count: 1_000n },
  requests: { per: "thousand", count: 1_000n },
};

/** A rate for the providers' cost, and for clients: with the organization's mark-up. */
const amount = z.object({ usd: money, clientUsd: money });

const rate = amount.extend({
  facet: z.enum(FACETS),
  per: z.enum(["million_tokens", "hour", "thousand"]),
  /** The rates of calls with more input tokens than `above`. */
  tiers: z.array(amount.extend({ above: z.int() })),
});

/** A provider's model with its price of the moment. The rates are empty when the price is unknown. */
export const modelView = z.object({
  provider: z.string(),
  model: z.string(),
  name: z.string().nullable(),
  priceId: z.string().nullable(),
  rates: z.array(rate),
  contextWindow: z.int().nullable(),
  maxOutputTokens: z.int().nullable(),
});

/** Returns a provider's model with its price at a time, from the price data. */
export function toModelView(
  { provider, model, name }: { provider: string; model: string; name: string | null },
  markUpPercent: number,
  at: Date,
): z.output<typeof modelView> {
  const priced = findPricedModel(provider, model, at);
  return {
    provider,
    model,
    name,
    priceId: priced?.price.id ?? null,
    rates: priced ? toRates(priced.price, markUpPercent) : [],
    contextWindow: priced?.contextWindow ?? null,
    maxOutputTokens: findOutputMaximum(provider, model),
  };
}

const toRates = ({ rates }: Price, markUpPercent: number) =>
  FACETS.flatMap((facet) => {
    const rate = rates[facet];
    if (!rate) return [];
    const { per, count } = UNITS[facet] ?? TOKENS;
    const toAmount = (nanos: bigint) => {
      const usd = (nanos * count) / MILLION;
      return { usd, clientUsd: addMarkUp(usd, markUpPercent) };
    };
    const tiers = rate.tiers.map((tier) => ({ above: tier.above, ...toAmount(tier.rate) }));
    return [{ facet, per, ...toAmount(rate.base), tiers }];
  });
