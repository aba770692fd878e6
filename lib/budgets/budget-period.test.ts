import { describe, expect, it } from "vitest";
import { isCurrentPeriod, toPeriodEnd, toPeriodStart } from "./budget-period";

const at = new Date("2026-11-26T17:44:16.123Z");

describe.each([
  ["minute", "2026-11-26T17:44:00.000Z", "2026-11-26T17:45:00.000Z"],
  ["day", "2026-11-26T00:00:00.000Z", "2026-11-27T00:00:00.000Z"],
  ["week", "2026-11-23T00:00:00.000Z", "2026-11-30T00:00:00.000Z"],
  ["month", "2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z"],
] as const)("a period of a %s", (period, start, end) => {
  it("starts and ends in UTC", () => {
    expect(toPeriodStart(period, at).toISOString()).toBe(start);
    expect(toPeriodEnd(period, at)?.toISOString()).toBe(end);
    expect(toPeriodStart(period, new Date(start)).toISOString()).toBe(start);
  });

  it("is current in its time, and up to one period ahead of it", () => {
    const next = toPeriodEnd(period, new Date(end)) ?? at;
    expect([start, end, next.toISOString()].map((one) => isCurrentPeriod(period, new Date(one), at))).toEqual(
      [true, true, false],
    );
    expect(isCurrentPeriod(period, new Date(start), new Date(end))).toBe(false);
  });
});

it("a total never ends", () => {
  expect(toPeriodStart("total", at)).toEqual(new Date(0));
  expect(toPeriodEnd("total", at)).toBeNull();
  expect(isCurrentPeriod("total", new Date(0), at)).toBe(true);
});

it("a week begins on Monday, also on a Sunday", () => {
  expect(toPeriodStart("week", new Date("2026-11-29T23:59:59.999Z")).toISOString()).toBe(
    "2026-11-23T00:00:00.000Z",
  );
});
