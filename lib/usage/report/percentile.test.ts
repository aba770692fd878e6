import { expect, test } from "vitest";
import { LATENCY_BOUNDS } from "@/db/schema/usage-daily";
import { toPercentile } from "./percentile";

const toClasses = (latencies: number[]) => {
  const classes = Array.from({ length: LATENCY_BOUNDS.length + 1 }, () => 0);
  for (const ms of latencies) {
    const index = LATENCY_BOUNDS.findIndex((bound) => ms <= bound);
    const at = index < 0 ? LATENCY_BOUNDS.length : index;
    classes[at] = (classes[at] ?? 0) + 1;
  }
  return classes;
};

test("no requests have no percentile", () => {
  expect(toPercentile(toClasses([]), 0.5)).toBeNull();
});

test.each([
  [[1], 0.5, 1],
  [[90, 90, 90, 900], 0.5, 90],
  [[90, 90, 90, 900], 0.95, 900],
  [Array.from({ length: 1_000 }, (_, index) => index), 0.5, 500],
  [Array.from({ length: 1_000 }, (_, index) => index), 0.95, 950],
  [[700_000], 0.5, 60_000],
])("the percentile of %j at %d is about %d", (latencies, share, expected) => {
  const found = toPercentile(toClasses(latencies), share) ?? 0;
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(expected * 0.15);
});
