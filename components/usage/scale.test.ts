import { expect, test } from "vitest";
import { toAxisEnd } from "./scale";

test.each([
  [0, 4],
  [3, 4],
  [5, 8],
  [17, 20],
  [41, 80],
  [99, 100],
  [101, 200],
  [1_500, 2_000],
  [4_912_880, 8_000_000],
])("an axis for %d goes to %d", (most, end) => {
  expect(toAxisEnd(most)).toBe(end);
});

test.each([
  [0, 1],
  [0.0042, 0.008],
  [0.9, 1],
  [17.5, 20],
])("an axis of dollars for %d goes to %d", (most, end) => {
  expect(toAxisEnd(most, false)).toBeCloseTo(end, 10);
});
