import { expect, it } from "vitest";
import type { Budget } from "@/components/budgets/types";
import { budgetRows } from "./budget-findings";

const budget: Budget = {
  ...{ id: "1", version: 1, model: null, unit: "usd", period: "month", limit: "100.00" },
  ...{ spent: "0.00", held: "0.00", holds: 0, boost: null },
  ...{ resetsAt: "2026-12-01T00:00:00.000Z", createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "" },
  owner: { type: "project", id: "2", name: "Search" },
};
const find = (facts: Partial<Budget>) => ({ budget: { ...budget, ...facts }, href: "/b", writable: true });

it("names the budgets from 80 % on, with the fullest first", () => {
  const rows = budgetRows([
    find({ spent: "79.99" }),
    find({ id: "near", spent: "80.00", model: "gpt-*" }),
    find({ id: "full", spent: "101.00", period: "total", resetsAt: null }),
    find({ id: "nearly", spent: "95.40" }),
  ]);
  expect(rows.map(({ id, tone, words, at }) => [id, tone, words, at !== null])).toEqual([
    ["budget full", "red", "has used up its $100 in total", false],
    ["budget nearly", "amber", "has spent 95% of its $100 a month, which resets", true],
    ["budget near", "amber", "has spent 80% of its $100 a month for gpt-*, which resets", true],
  ]);
});
