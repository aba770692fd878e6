import type { Delivery } from "./types";

/** The time to the next attempt up to which a page waits for its result, in milliseconds. */
const SOON_MS = 15_000;

/** Returns whether the state of a delivery changes in a moment: it is being sent, or is due soon. */
export function isUnderWay({ status, nextAttemptAt }: Pick<Delivery, "status" | "nextAttemptAt">): boolean {
  if (nextAttemptAt === null) return status === "delivering";
  return new Date(nextAttemptAt).getTime() - Date.now() < SOON_MS;
}
