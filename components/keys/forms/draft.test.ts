import { describe, expect, it } from "vitest";
import { type Draft, emptyDraft, findProblems, parseExpiry, toDraft } from "@/components/keys/forms/draft";
import { rebased, toChanges, toInput } from "@/components/keys/forms/draft-input";
import { limitsSummary, restrictionsSummary } from "@/components/keys/forms/fold-summaries";
import type { Key } from "@/components/keys/types";

const now = Date.parse("2026-11-21T09:41:00Z");
const draft = (patch: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(["chat:write"], "", false),
  name: "CI server",
  ...patch,
});

describe("a new key's form", () => {
  it("starts without expiry, or with 90 days where one is required", () => {
    expect(emptyDraft([], "", false).expiry).toBe("none");
    expect(emptyDraft([], "", true).expiry).toBe("90");
  });

  it("says when the key would expire", () => {
    expect(parseExpiry(draft(), now)).toBeNull();
    expect(parseExpiry(draft({ expiry: "60" }), now)?.toISOString()).toBe("2027-01-20T09:41:00.000Z");
    const custom = draft({ expiry: "custom", expiresAt: "2027-02-14T12:00" });
    expect(parseExpiry(custom, now)?.toISOString()).toBe("2027-02-14T12:00:00.000Z");
    expect(parseExpiry(draft({ expiry: "custom" }), now)).toBeUndefined();
  });

  it.each<[string, Partial<Draft>, string, string]>([
    ["no name", { name: " " }, "name", ""],
    ["an access to no project", { projectAccess: "selected" }, "projectIds", ""],
    ["no time", { expiry: "custom" }, "expiresAt", ""],
    [
      "a time past",
      { expiry: "custom", expiresAt: "2026-11-20T00:00" },
      "expiresAt",
      "The expiry must lie ahead",
    ],
    ["a rate of none", { rateLimitPerMinute: "0" }, "rateLimitPerMinute", "Use a whole number from 1"],
    ["half a request", { dailyHardLimit: "1.5" }, "dailyHardLimit", "Use a whole number from 1"],
    [
      "no address",
      { ipAllowlist: ["10.0.0.0/8", "10.0.0.300"] },
      "ipAllowlist",
      "10.0.0.300 is not an address. Use IPv4 or IPv6, alone or with a prefix such as /24.",
    ],
    ["no scope", { scopes: ["chat"] }, "scopes", "Write a scope as resource:verb, such as chat:write."],
  ])("is not sent with %s", (_what, patch, field, words) => {
    expect(findProblems(draft(patch), now)).toEqual({ [field]: words });
  });

  it("is sent whole, blank numbers as none", () => {
    expect(findProblems(draft(), now)).toEqual({});
    expect(toInput(draft({ name: " CI ", rateLimitPerMinute: "120", expiry: "30" }))).toMatchObject({
      name: "CI",
      projectAccess: "all",
      rateLimitPerMinute: 120,
      dailyHardLimit: null,
      expiresInDays: 30,
    });
    expect(toInput(draft({ projectId: "p1" }))).not.toHaveProperty("projectAccess");
  });
});

describe("an edit", () => {
  const before = draft({ expiry: "custom", expiresAt: "2027-01-01T00:00" });

  it("sends only what was changed", () => {
    expect(toChanges(before, before)).toEqual({});
    expect(toChanges(before, { ...before, dailyHardLimit: "5" })).toEqual({ dailyHardLimit: 5 });
    expect(toChanges(before, { ...before, leakReaction: "revoke" })).toEqual({ leakReaction: "revoke" });
    expect(toChanges(before, { ...before, expiry: "none" })).toEqual({ expiresAt: null });
    expect(toChanges(before, { ...before, expiry: "30" })).toEqual({ expiresInDays: 30 });
  });

  it("keeps what was typed when somebody else changed the key first", () => {
    const typed = { ...before, name: "Deploys" };
    const latest = { ...before, name: "Builds", scopes: ["models:read"] };
    expect(rebased(before, typed, latest)).toEqual({ ...latest, name: "Deploys" });
  });

  it("starts from the key as it is, in UTC", () => {
    const key = { ...blank, name: "CI", expiresAt: "2027-01-20T09:41:30.000Z", rateLimitPerMinute: 5 };
    expect(toDraft(key)).toMatchObject({
      expiry: "custom",
      expiresAt: "2027-01-20T09:41",
      rateLimitPerMinute: "5",
    });
  });
});

describe("a folded part", () => {
  it("says in one line what it holds", () => {
    expect(limitsSummary(draft())).toBe("No limit");
    expect(limitsSummary(draft({ rateLimitPerMinute: "120" }))).toBe("120 / min · no daily limit");
    expect(limitsSummary(draft({ dailyHardLimit: "20000" }))).toBe("no limit a minute · 20,000 a day");
    expect(restrictionsSummary(draft())).toBe("Every model, every address");
    const lists = { modelAllowlist: ["a", "b"], modelDenylist: ["c"], ipAllowlist: ["::1"] };
    expect(restrictionsSummary(draft(lists))).toBe("2 models · 1 denied · 1 address");
    expect(restrictionsSummary(draft({ leakReaction: "revoke" }))).toBe("revoked on a leak");
  });
});

const blank: Key = {
  id: "k",
  version: 1,
  prefix: "sk_live_AbCdEf0123",
  owner: { type: "organization", id: "o" },
  projectAccess: "all",
  projectIds: [],
  scopes: [],
  modelAllowlist: [],
  modelDenylist: [],
  ipAllowlist: [],
  dailyHardLimit: null,
  maxBudgetUsd: null,
  budgetPeriod: "total",
  modelBudgets: {},
  spentUsd: "0.00",
  heldUsd: "0.00",
  enabled: true,
  revokedAt: null,
  archivedAt: null,
  status: "enabled",
  secrets: [],
  lastUsedAt: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  createdBy: "system",
  updatedAt: "2026-01-01T00:00:00.000Z",
  leakReaction: "notify",
  rateLimitPerMinute: null,
  name: "CI",
  expiresAt: null,
};
