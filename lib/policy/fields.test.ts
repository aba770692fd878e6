import { getTableColumns } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { keys } from "@/db/schema";
import { findFieldBeyond, type Grant, type Holder, pickGrant } from "./attenuation";
import { SECTIONS } from "./field";
import { policyFields } from "./fields";
import { BUDGET_FIELDS, POLICY_FIELDS, type PolicyField, policyDefaults } from "./values";

const LIMITED: Grant = {
  ...pickGrant(policyDefaults),
  scopes: ["chat:write"],
  access: { kind: "selected", projectIds: ["p1"] },
  rateLimitPerMinute: 60,
  dailyHardLimit: 1_000,
  maxBudgetUsd: "10.00",
  budgetPeriod: "total",
  modelBudgets: { "gpt-*": "5.00" },
  expiresAt: new Date("2026-06-01T00:00:00Z"),
  modelAllowlist: ["gpt-*"],
  modelDenylist: ["*-preview"],
  ipAllowlist: ["10.0.0.0/8"],
};

/**
 * For each field, a value that a holder of `LIMITED` may not grant to a key. Null when every value may be
 * granted.
 */
const BEYOND: Record<PolicyField, Partial<Grant> | null> = {
  projectAccess: { access: { kind: "all" } },
  projectIds: { access: { kind: "selected", projectIds: ["p1", "p2"] } },
  scopes: { scopes: ["chat:write", "keys:write"] },
  modelAllowlist: { modelAllowlist: [] },
  modelDenylist: { modelDenylist: [] },
  ipAllowlist: { ipAllowlist: ["0.0.0.0/0"] },
  rateLimitPerMinute: { rateLimitPerMinute: 61 },
  dailyHardLimit: { dailyHardLimit: null },
  maxBudgetUsd: { maxBudgetUsd: "10.000000001" },
  budgetPeriod: { budgetPeriod: "month" },
  modelBudgets: { modelBudgets: { "gpt-4*": "1.00" } },
  expiresAt: { expiresAt: null },
  leakReaction: null,
  note: null,
  tags: null,
};

describe.each(POLICY_FIELDS)("the policy field %s", (name) => {
  const field = policyFields[name];

  it("has a column of its name, or a table of its own", () => {
    const columns: Record<string, { name: string }> = getTableColumns(keys);
    expect(columns[name]?.name ?? null).toBe(field.column);
    if (field.column === null) expect(["projectIds", ...BUDGET_FIELDS]).toContain(name);
  });

  it("is attenuated by its rule", () => {
    const beyond = BEYOND[name];
    const holder: Holder = { ...LIMITED, grantsScope: (scope) => LIMITED.scopes.includes(scope) };
    expect(findFieldBeyond(holder, { ...LIMITED, ...beyond })).toEqual(beyond && { param: name });
    expect(field.attenuation === "not restricted").toBe(beyond === null);
  });

  it("shows its default, which sets nothing in a folded form", () => {
    expect(field.output.safeEncode(policyDefaults[name] as never).success).toBe(true);
    expect(field.label).toMatch(/^[A-Z]/);
    if (field.form) expect(SECTIONS).toHaveProperty(field.form.section);
  });
});

describe("a list of a policy", () => {
  const lists = POLICY_FIELDS.filter((name) => Array.isArray(policyFields[name].default));

  it.each(lists)("takes no entry of more than 256 characters in %s", (name) => {
    expect(policyFields[name].input.safeParse(["x".repeat(257)]).success).toBe(false);
  });

  it.each(["modelAllowlist", "modelDenylist"] as const)("takes at most 16 KiB in %s", (name) => {
    const patterns = (bytes: number) =>
      Array.from({ length: bytes / 256 }, (_, index) =>
        String(index).padStart(3, "0").repeat(86).slice(0, 256),
      );
    expect(policyFields[name].input.safeParse(patterns(16 * 1024)).success).toBe(true);
    expect(policyFields[name].input.safeParse(patterns(16 * 1024 + 256)).success).toBe(false);
    const wide = patterns(16 * 1024).map((text) => `é${text.slice(1)}`);
    expect(policyFields[name].input.safeParse(wide).success).toBe(false);
  });
});
