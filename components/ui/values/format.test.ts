import { describe, expect, it } from "vitest";
import {
  countdown,
  day,
  duration,
  fullTime,
  initials,
  logTime,
  percent,
  plural,
  relativeTime,
  shortCount,
  shortDay,
} from "./format";

const now = new Date("2026-11-21T09:41:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe("times", () => {
  it.each([
    [-5_000, "0 s"],
    [41_100, "42 s"],
    [843_000, "14 min 3 s"],
    [85_320_000, "23 h 42 min"],
  ])("count %s ms down as %s", (left, words) => {
    expect(countdown(left)).toBe(words);
  });

  it.each([
    [-2, "now"],
    [-12, "12 s ago"],
    [-6 * 60 - 30, "6 min ago"],
    [-2 * 3600, "2 h ago"],
    [-18 * 86400, "18 days ago"],
    [-86400, "1 day ago"],
    [4 * 86400 + 60, "in 4 days"],
    [85 * 86400, "in 85 days"],
  ])("say %s seconds as %s", (seconds, words) => {
    expect(relativeTime(after(seconds), now)).toBe(words);
  });

  it("are written in UTC, with the zone named", () => {
    expect(fullTime("2027-01-20T09:41:00Z")).toBe("20 January 2027, 09:41 UTC");
    expect(day("2027-01-20T23:59:59Z")).toBe("20 January 2027");
    expect(logTime("2026-11-21T09:23:00Z")).toBe("21 Nov 09:23");
  });

  it("name the year only when it is another one", () => {
    expect(shortDay("2026-06-03T00:00:00Z", now)).toBe("3 Jun");
    expect(shortDay("2025-06-03T00:00:00Z", now)).toBe("3 Jun 2025");
  });

  it.each([
    [742, "742 ms"],
    [1240, "1.2 s"],
    [200_000, "3 min 20 s"],
    [85_320_000, "23 h 42 min"],
    [7_200_000, "2 h"],
    [187_200_000, "2 days 4 h"],
  ])("last %s ms as %s", (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words);
  });
});

describe("numbers", () => {
  it("count, shorten and share", () => {
    expect(plural(1, "request")).toBe("1 request");
    expect(plural(2911, "request")).toBe("2,911 requests");
    expect(shortCount(6_280_000_000)).toBe("6.28 B");
    expect(shortCount(4_910)).toBe("4,910");
    expect(percent(0.0084)).toBe("0.84%");
  });
});

it("takes initials from names and addresses", () => {
  expect(initials("Mara Lindqvist")).toBe("ML");
  expect(initials("sven@fernhill.dev")).toBe("SV");
  expect(initials("")).toBe("?");
});
