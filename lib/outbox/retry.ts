/** The most attempts of a delivery, over about 20 hours. */
export const MOST_TRIES = 10;

/** The attempts that a delivery keeps, the last ones. */
export const KEPT_ATTEMPTS = 50;

const FIRST_MS = 5_000;
const FACTOR = 4;
const LONGEST_MS = 6 * 60 * 60 * 1000;
/** Delays differ by up to this part, so that deliveries that failed together are not repeated together. */
const JITTER = 0.2;

/** The statuses with which a target refuses the request itself. Sending it again cannot succeed. */
const FINAL: ReadonlySet<number> = new Set([400, 410, 413, 415, 422]);

/** Returns whether a status accepts a delivery. */
export const isAccepted = (status: number | null) => status !== null && status >= 200 && status <= 299;

/** A failed attempt: its HTTP status, and the delay of its `Retry-After` header in milliseconds. */
type Failed = { status: number | null; retryAfterMs?: number | null };

/**
 * Returns the milliseconds until the next attempt: 5 s, 20 s, 80 s, … up to 6 hours, each up to 20 % shorter or
 * longer, and at least the `Retry-After` of the target. Returns null after the last attempt, and when the target
 * refused the request with 400, 410, 413, 415 or 422. `tries` counts the attempts, the failed one included.
 */
export function toRetryDelay(failed: Failed, tries: number, random = Math.random()): number | null {
  if (tries >= MOST_TRIES || (failed.status !== null && FINAL.has(failed.status))) return null;
  const delay = Math.min(FIRST_MS * FACTOR ** (tries - 1), LONGEST_MS) * (1 - JITTER + 2 * JITTER * random);
  return Math.round(Math.max(delay, Math.min(failed.retryAfterMs ?? 0, LONGEST_MS)));
}
