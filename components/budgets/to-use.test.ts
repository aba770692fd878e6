import { describe, expect, it, test } from "vitest";
import { findEmptyAt, toUse } from "./to-use";
import type { Budget } from "./types";
import { toHeldWords, toLimitWords, toUseWords } from "./words";

const budget: Budget = {
  ...{ id: "1", version: 1, model: null, unit: "usd", period: "month", limit: "100.00" },
  ...{ spent: "12.30", held: "0.42", holds: 3, boost: null },
  ...{ resetsAt: "2026-12-01T00:00:00.000Z", createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "" },
  owner: { type: "project", id: "2", name: "Search" },
};

test.each<[Partial<Budget>, string[]]>([
  [{}, ["$100 a month", "$12.30 of $100", "$0.42 held by 3 requests"]],
  [{ held: "0.00", holds: 0, spent: "0.0004" }, ["$100 a month", "$0.0004 of $100", "null"]],
  [
    { unit: "tokens", period: "minute", limit: "5000", spent: "1", held: "2000000", holds: 1 },
    ["5,000 tokens a minute", "1 token of 5,000 tokens", "2.00 M tokens held by 1 request"],
  ],
  [
    { boost: { amount: "25", until: "" }, period: "total" },
    ["$100 in total", "$12.30 of $125", "$0.42 held by 3 requests"],
  ],
])("%j reads as %j", (facts, words) => {
  const one = { ...budget, ...facts };
  const use = toUse(one);
  expect([toLimitWords(one), toUseWords(one.unit, use), String(toHeldWords(one, use))]).toEqual(words);
});

test.each([
  ["79.99", ""],
  ["80.00", "near"],
  ["100.00", "full"],
  ["120.00", "full"],
])("with %s of 100 spent it is %j", (spent, level) => {
  expect(toUse({ ...budget, spent, held: "0" })).toMatchObject({ level });
});

describe("at its pace", () => {
  const at = (time: string, facts: Partial<Budget> = {}) =>
    findEmptyAt({ ...budget, held: "0", ...facts }, new Date(time))?.toISOString() ?? null;
  const half = "2026-11-16T00:00:00.000Z";

  it("is empty when the rest is spent as fast as the first part", () => {
    expect(at(half, { spent: "75.00" })).toBe("2026-11-21T00:00:00.000Z");
    const [period, createdAt, resetsAt] = ["total", "2026-11-14T00:00:00.000Z", null] as const;
    expect(at(half, { period, createdAt, resetsAt, spent: "20.00" })).toBe("2026-11-24T00:00:00.000Z");
  });

  it.each([
    ["lasts until its reset", half, { spent: "40.00" }],
    ["is unused", half, { spent: "0.00" }],
    ["is used up", half, { spent: "100.00" }],
    ["has just begun", "2026-11-01T00:10:00.000Z", { spent: "75.00" }],
  ])("says nothing where it %s", (_, time, facts) => {
    expect(at(time, facts)).toBeNull();
  });
});
