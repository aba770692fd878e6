import { expect, it } from "vitest";
import { isUnderWay } from "./is-under-way";

const later = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

it.each([
  ["delivering", null, true],
  ["pending", later(-1), true],
  ["pending", later(5), true],
  ["pending", later(60), false],
  ["succeeded", null, false],
  ["failed", null, false],
] as const)("a page waits for a delivery that is %s, and due at %s: %s", (status, nextAttemptAt, waits) => {
  expect(isUnderWay({ status, nextAttemptAt })).toBe(waits);
});
