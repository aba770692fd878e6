import type { ReadValues } from "@/lib/gateway/family";

/** The tokens that the results of a web search add to the input. */
export const SEARCH_TOKENS = 10_000;
/** The web searches of a request that sets no maximum. */
const USUAL_SEARCHES = 3;
const MOST_SEARCHES = 100;
const SEARCHING = /^web_search|^web_fetch/;

/** Counts the web searches that the provider may make for a request: the maximum that it sets, else a flat figure. */
export function countSearches({ tools, max_tool_calls: most }: ReadValues): number {
  const searching = (Array.isArray(tools) ? tools : [])
    .map(Object)
    .filter(({ type }) => SEARCHING.test(type));
  return searching.reduce<number>(
    (sum, { max_uses: uses }) => sum + (toCount(uses) ?? toCount(most) ?? USUAL_SEARCHES),
    0,
  );
}

const toCount = (value: unknown): number | null =>
  typeof value === "number" && Number.isInteger(value) && value > 0 ? Math.min(value, MOST_SEARCHES) : null;

const OTHER_TIERS = ["priority", "flex", "fast"];

/** Returns whether a request asks for a service tier, a speed or a region that has rates of its own. */
export const asksOtherRates = ({ service_tier: tier, speed, inference_geo: region }: ReadValues): boolean =>
  [tier, speed].some((value) => typeof value === "string" && OTHER_TIERS.includes(value)) || region === "us";
