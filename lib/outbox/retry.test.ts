import { describe, expect, it } from "vitest";
import { isAccepted, MOST_TRIES, toRetryDelay } from "./retry";

const seconds = (status: number | null, tries: number, random = 0.5, retryAfterMs: number | null = null) => {
  const delay = toRetryDelay({ status, retryAfterMs }, tries, random);
  return delay === null ? null : delay / 1000;
};

describe("a failed attempt", () => {
  it("is repeated later and later, up to 10 attempts within a day", () => {
    const delays = Array.from({ length: MOST_TRIES }, (_, index) => seconds(503, index + 1));
    expect(delays).toEqual([5, 20, 80, 320, 1280, 5120, 20480, 21600, 21600, null]);
    expect(delays.reduce<number>((sum, delay) => sum + (delay ?? 0), 0)).toBeLessThan(24 * 60 * 60);
  });

  it("is repeated up to 20 % earlier or later", () => {
    expect([seconds(500, 1, 0), seconds(500, 1, 1)]).toEqual([4, 6]);
  });

  it.each([null, 301, 401, 403, 404, 408, 409, 425, 429, 500, 503])("is repeated after %s", (status) => {
    expect(seconds(status, 1)).toBe(5);
  });

  it.each([400, 410, 413, 415, 422])("is not repeated after %i", (status) => {
    expect(seconds(status, 1)).toBeNull();
  });

  it("waits as long as the target asks, up to 6 hours", () => {
    expect(seconds(429, 1, 0.5, 60_000)).toBe(60);
    expect(seconds(429, 3, 0.5, 60_000)).toBe(80);
    expect(seconds(503, 1, 0.5, 999_999_000)).toBe(21_600);
  });
});

it.each([
  [200, true],
  [202, true],
  [204, true],
  [null, false],
  [304, false],
  [500, false],
])("takes %s for accepted: %s", (status, isTaken) => {
  expect(isAccepted(status)).toBe(isTaken);
});
