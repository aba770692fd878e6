const STEPS = [1, 2, 2.5, 5, 10];
const LINES = 4;

/**
 * Returns a round number at or above a value, to which an axis with four lines goes. An axis of whole numbers goes to 4
 * at least, and another one to 1 when all values are 0.
 */
export function toAxisEnd(most: number, isWhole = true): number {
  const wanted = (isWhole ? Math.max(most, LINES) : most || 1) / LINES;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const fits = (step: number) => step >= wanted && (!isWhole || Number.isInteger(step));
  const step = STEPS.map((factor) => factor * power).find(fits) ?? 10 * power;
  return step * LINES;
}
