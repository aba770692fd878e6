import { expect, it } from "vitest";
import { toFactLines } from "./fact-lines";

it("shows an edit with labels, and values as people read them", () => {
  const before = {
    modelBudgets: {},
    dailyHardLimit: null,
    expiresAt: "2027-01-20T09:41:00.000Z",
    scopes: ["chat:write"],
  };
  const after = {
    modelBudgets: { "gpt-*": "1.50", o3: "2.00" },
    dailyHardLimit: 20_000,
    expiresAt: null,
    scopes: [],
  };
  expect(toFactLines(before, after)).toEqual([
    { kind: "del", text: "Budgets per model: None" },
    { kind: "del", text: "Daily hard limit: None" },
    { kind: "del", text: "Expires at: 20 January 2027, 09:41 UTC" },
    { kind: "del", text: "Scopes: chat:write" },
    { kind: "add", text: "Budgets per model: gpt-* 1.50, o3 2.00" },
    { kind: "add", text: "Daily hard limit: 20,000" },
    { kind: "add", text: "Expires at: None" },
    { kind: "add", text: "Scopes: None" },
  ]);
});

it("leaves out what a new key does not have", () => {
  const facts = { name: "CI", modelAllowlist: [], revokedAt: null, enabled: true };
  expect(toFactLines(null, facts)).toEqual([
    { kind: "add", text: "Name: CI" },
    { kind: "add", text: "Enabled: Yes" },
  ]);
});
