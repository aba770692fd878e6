/**
 * Runs a round that must not straddle the border of two windows of so many milliseconds, which begin as the UTC
 * minute or day does, and repeats it where it did. The round makes all that it counts anew.
 */
export async function withinWindow<Result>(
  milliseconds: number,
  round: () => Promise<Result>,
): Promise<Result> {
  const windowNow = () => Math.floor(Date.now() / milliseconds);
  for (;;) {
    const window = windowNow();
    const [outcome] = await Promise.allSettled([round()]);
    if (windowNow() !== window) continue;
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  }
}

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
