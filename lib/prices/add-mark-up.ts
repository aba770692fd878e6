const HUNDREDTHS = 100;
const WHOLE = 10_000n;

/** Adds a mark-up in percent, with at most two decimals, to a cost in nano-dollars. */
export function addMarkUp(cost: bigint, percent: number): bigint {
  const factor = WHOLE + BigInt(Math.round(percent * HUNDREDTHS));
  return (cost * factor + WHOLE / 2n) / WHOLE;
}
