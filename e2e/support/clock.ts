/**
 * Runs a test round within one limit window, and repeats it when a new window began meanwhile. Windows begin
 * with the UTC minute or day. The round must create everything that it counts.
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
