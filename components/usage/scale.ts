const STEPS = [1, 2, 2.5, 5, 10];
const LINES = 4;

/** Returns a round number at or above a value, to which an axis with four lines goes. It is at least 4. */
export function toAxisEnd(most: number): number {
  const wanted = Math.max(most, LINES) / LINES;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = STEPS.find((factor) => factor * power >= wanted && Number.isInteger(factor * power)) ?? 10;
  return step * power * LINES;
}
