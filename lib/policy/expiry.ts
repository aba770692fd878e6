/** Returns the problem of a key's expiry at a time as a message, null when it is valid. */
export function findExpiryProblem(expiresAt: Date | null, now: Date, required: boolean): string | null {
  if (expiresAt && expiresAt <= now) return "The expiry must be in the future";
  return !expiresAt && required ? "This organization requires an expiry" : null;
}
