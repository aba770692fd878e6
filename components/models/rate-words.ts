import { count } from "@/components/ui/values/format";
import { formatExactUsd } from "@/lib/core/input/usd";
import type { Rate } from "./types";

type Amount = { usd: string; clientUsd: string };

const UNITS: Record<Rate["per"], string> = { million_tokens: "", hour: " / hour", thousand: " / 1,000" };

/** The labels of the rates that are shown below a more general one. */
const LABELS: Partial<Record<Rate["facet"], string>> = {
  inputAudio: "audio",
  inputImage: "images",
  cacheWrite1h: "1 h",
  reasoning: "reasoning",
  outputAudio: "audio",
  outputImage: "images",
  webSearches: "web search",
  requests: "request",
};

/** The price that a cell of the table shows, the price for clients, and its further prices. */
export type CellPrice = { price: string; client: string | null; notes: string[] };

/**
 * Returns the prices of a cell: of its first facet that has one, and of the others below it. Null when there are none.
 */
export function toCellPrice(
  rates: readonly Rate[],
  facets: readonly Rate["facet"][],
  hasMarkUp: boolean,
): CellPrice | null {
  const [first, ...others] = facets.flatMap((facet) => rates.find((rate) => rate.facet === facet) ?? []);
  if (!first) return null;
  return {
    price: formatExactUsd(first.usd) + UNITS[first.per],
    client: hasMarkUp ? formatExactUsd(first.clientUsd) + UNITS[first.per] : null,
    notes: [
      ...first.tiers.map((tier) => `${toBoth(tier, hasMarkUp)} above ${count(tier.above)}`),
      ...others.map(
        (rate) => `${LABELS[rate.facet] ?? rate.facet} ${toBoth(rate, hasMarkUp)}${UNITS[rate.per]}`,
      ),
    ],
  };
}

const toBoth = ({ usd, clientUsd }: Amount, hasMarkUp: boolean) =>
  hasMarkUp ? `${formatExactUsd(usd)} (${formatExactUsd(clientUsd)})` : formatExactUsd(usd);
