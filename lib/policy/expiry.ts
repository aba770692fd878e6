/** Finds what is wrong with a key's expiry at a time, in words; null if nothing. */
export function findExpiryProblem(expiresAt: Date | null, now: Date, required: boolean): string | null {
  if (expiresAt && expiresAt <= now) return "The expiry must be in the future";
  return !expiresAt && required ? "This organization requires an expiry" : null;
}
