import { LATENCY_BOUNDS } from "@/db/schema/usage-daily";

/**
 * Estimates a percentile in milliseconds from the number of requests in each class of latencies, null without
 * requests. It is exact to the class, and in proportion within it.
 */
export function toPercentile(classes: readonly number[], share: number): number | null {
  const total = classes.reduce((sum, requests) => sum + requests, 0);
  if (total === 0) return null;
  let left = share * total;
  for (const [index, requests] of classes.entries()) {
    if (requests > 0 && requests >= left) return within(index, left / requests);
    left -= requests;
  }
  return within(classes.length - 1, 1);
}

/** Returns the latency at a share of a class. The last class has no upper bound. */
function within(index: number, share: number): number {
  const from = LATENCY_BOUNDS[index - 1] ?? 0;
  const to = LATENCY_BOUNDS[index] ?? from;
  return Math.round(from + (to - from) * share);
}
