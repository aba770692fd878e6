import { describe, expect, it } from "vitest";
import type { Key } from "@/components/keys/types";
import { plainMessage } from "@/lib/core/errors/plain-message";
import { policyDefaults } from "@/lib/policy/values";
import {
  createSchema,
  findExpiry,
  type KeyForm,
  toChanges,
  toCreateInput,
  toForm,
  toNewForm,
} from "./key-form";
import { summarizeSection } from "./summarize-section";

const form = (patch: Partial<KeyForm> = {}): KeyForm => ({
  ...toNewForm(["chat:write"], null, false),
  name: "CI server",
  ...patch,
});

/** Returns the error messages of a form by field. */
function findProblems(values: KeyForm) {
  const parsed = createSchema.safeParse(toCreateInput(values), { error: plainMessage });
  return Object.fromEntries(parsed.error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);
}

describe("a new key's form", () => {
  it("starts without expiry, or with 90 days where one is required", () => {
    expect(toNewForm([], null, false)).toMatchObject({ expiresAt: null, expiresInDays: null });
    expect(toNewForm([], null, true)).toMatchObject({ expiresInDays: 90 });
  });

  it("says when the key would expire", () => {
    const now = Date.parse("2026-11-21T09:41:00Z");
    expect(findExpiry(form(), now)).toBeNull();
    expect(findExpiry(form({ expiresInDays: 60 }), now)?.toISOString()).toBe("2027-01-20T09:41:00.000Z");
    const custom = form({ expiresAt: "2027-02-14T12:00:00.000Z" });
    expect(findExpiry(custom, now)?.toISOString()).toBe("2027-02-14T12:00:00.000Z");
    expect(findExpiry(form({ expiresAt: "" }), now)).toBeUndefined();
  });

  it.each<[string, Partial<Record<keyof KeyForm, unknown>>, Record<string, string>]>([
    ["no name", { name: " " }, { name: "Enter a name" }],
    ["access to no project", { projectAccess: "selected" }, { projectIds: "Select at least one project" }],
    ["no time", { expiresAt: "" }, { expiresAt: "Use an ISO 8601 time such as 2027-01-20T09:41:00Z" }],
    [
      "a past time",
      { expiresAt: "2020-11-20T00:00:00.000Z" },
      { expiresAt: "The expiry must be in the future" },
    ],
    ["a rate of none", { rateLimitPerMinute: 0 }, { rateLimitPerMinute: "Use a whole number from 1" }],
    ["half a request", { dailyHardLimit: "1.5" }, { dailyHardLimit: "Use a whole number" }],
    [
      "no address",
      { ipAllowlist: ["10.0.0.0/8", "10.0.0.300"] },
      {
        "ipAllowlist.1":
          "10.0.0.300 is not an address. Use IPv4 or IPv6, alone or with a prefix such as /24.",
      },
    ],
    ["no scope", { scopes: ["chat"] }, { "scopes.0": "Write a scope as resource:verb, such as chat:write." }],
  ])("is not sent with %s", (_what, patch, problems) => {
    expect(findProblems(form(patch as Partial<KeyForm>))).toEqual(problems);
  });

  it("is sent whole, with projects only for an organization key", () => {
    expect(findProblems(form())).toEqual({});
    expect(toCreateInput(form({ rateLimitPerMinute: 120, expiresInDays: 30 }))).toMatchObject({
      ...{ name: "CI server", projectAccess: "all", rateLimitPerMinute: 120, dailyHardLimit: null },
      expiresInDays: 30,
    });
    expect(toCreateInput(form({ projectId: "p1" }))).not.toHaveProperty("projectAccess");
  });
});

describe("an edit", () => {
  const key: Key = { ...blank(), expiresAt: "2027-01-01T00:00:00.000Z" };
  const before = toForm(key);

  it("sends only what was changed", () => {
    expect(toChanges(key, before)).toEqual({});
    expect(toChanges(key, { ...before, dailyHardLimit: 5 })).toEqual({ dailyHardLimit: 5 });
    expect(toChanges(key, { ...before, leakReaction: "revoke" })).toEqual({ leakReaction: "revoke" });
    expect(toChanges(key, { ...before, revoked: true })).toEqual({ revoked: true });
    expect(toChanges(key, { ...before, expiresAt: null })).toEqual({ expiresAt: null });
    expect(toChanges(key, { ...before, expiresAt: null, expiresInDays: 30 })).toEqual({ expiresInDays: 30 });
  });
});

describe("a folded section", () => {
  it("says in one line what it holds", () => {
    expect(summarizeSection("limits", form())).toBe("No limit");
    expect(summarizeSection("limits", form({ rateLimitPerMinute: 120 }))).toBe("120 / min · no daily limit");
    expect(summarizeSection("limits", form({ dailyHardLimit: 20_000 }))).toBe(
      "no limit a minute · 20,000 a day",
    );
    expect(summarizeSection("restrictions", form())).toBe("All models, any IP address");
    const lists = { modelAllowlist: ["a", "b"], modelDenylist: ["c"], ipAllowlist: ["::1"] };
    expect(summarizeSection("restrictions", form(lists))).toBe("2 models · 1 denied · 1 address");
    expect(summarizeSection("restrictions", form({ leakReaction: "revoke" }))).toBe("revoked on a leak");
    expect(summarizeSection("restrictions", form(lists), 2)).toBe("2 fields need attention");
  });
});

function blank(): Key {
  const time = "2026-01-01T00:00:00.000Z";
  return {
    ...policyDefaults,
    ...{ id: "k", version: 1, name: "CI", prefix: "sk_live_AbCdEf0123" },
    owner: { type: "organization", id: "o" },
    ...{ maxBudgetUsd: null, budgetPeriod: "total", modelBudgets: {}, spentUsd: "0.00", heldUsd: "0.00" },
    ...{ enabled: true, revokedAt: null, archivedAt: null, status: "enabled", expiresAt: null },
    ...{ secrets: [], lastUsedAt: null, createdAt: time, createdBy: "system", updatedAt: time },
  };
}
