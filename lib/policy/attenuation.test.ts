import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFieldBeyond, type Grant, type Holder, pickGrant } from "@/lib/policy/attenuation";
import { policyDefaults } from "@/lib/policy/values";

const june = new Date("2026-06-01T00:00:00Z");
const july = new Date("2026-07-01T00:00:00Z");

const unbound: Grant = {
  ...pickGrant(policyDefaults),
  scopes: ["chat:write", "keys:write"],
  access: { kind: "all" },
};
const bound: Grant = {
  ...unbound,
  scopes: ["chat:write"],
  access: { kind: "selected", projectIds: ["p1", "p2"] },
  rateLimitPerMinute: 60,
  dailyHardLimit: 1000,
  expiresAt: june,
  modelAllowlist: ["gpt-*", "default"],
  modelDenylist: ["*-preview"],
  ipAllowlist: ["10.0.0.0/8"],
};
const holding = ({ scopes, ...bounds }: Grant): Holder => ({
  ...bounds,
  grantsScope: (scope) => scopes.includes(scope),
});

describe("a holder hands on", () => {
  it("everything it holds, and all of it less", () => {
    expect(findFieldBeyond(holding(unbound), unbound)).toBeNull();
    expect(findFieldBeyond(holding(bound), bound)).toBeNull();
    expect(findFieldBeyond(holding(unbound), bound)).toBeNull();
  });

  it.each<[string, Partial<Grant>]>([
    ["no scope", { scopes: [] }],
    ["one project", { access: { kind: "project", projectId: "p2" } }],
    ["fewer projects", { access: { kind: "selected", projectIds: ["p1"] } }],
    ["no project", { access: { kind: "selected", projectIds: [] } }],
    ["a lower rate", { rateLimitPerMinute: 1 }],
    ["an earlier expiry", { expiresAt: new Date(june.getTime() - 1) }],
    ["fewer models", { modelAllowlist: ["default"] }],
    ["more denials", { modelDenylist: ["*-preview", "gpt-5"] }],
  ])("%s", (_case, change) => {
    expect(findFieldBeyond(holding(bound), { ...bound, ...change })).toBeNull();
  });

  it.each<[string, Partial<Grant>]>([
    ["scopes", { scopes: ["chat:write", "keys:write"] }],
    ["projectAccess", { access: { kind: "all" } }],
    ["projectIds", { access: { kind: "selected", projectIds: ["p1", "p3"] } }],
    ["projectId", { access: { kind: "project", projectId: "p3" } }],
    ["rateLimitPerMinute", { rateLimitPerMinute: 61 }],
    ["rateLimitPerMinute", { rateLimitPerMinute: null }],
    ["dailyHardLimit", { dailyHardLimit: 1001 }],
    ["dailyHardLimit", { dailyHardLimit: null }],
    ["expiresAt", { expiresAt: july }],
    ["expiresAt", { expiresAt: null }],
    ["modelAllowlist", { modelAllowlist: [] }],
    ["modelAllowlist", { modelAllowlist: ["gpt-4o"] }],
    ["modelDenylist", { modelDenylist: [] }],
    ["modelDenylist", { modelDenylist: ["*"] }],
    ["ipAllowlist", { ipAllowlist: [] }],
    ["ipAllowlist", { ipAllowlist: ["10.0.0.0/8", "10.0.0.1"] }],
  ])("nothing beyond its %s: %j", (param, change) => {
    expect(findFieldBeyond(holding(bound), { ...bound, ...change })).toEqual({ param });
  });

  it("from one project only that project", () => {
    const holder = holding({ ...bound, access: { kind: "project", projectId: "p1" } });
    expect(findFieldBeyond(holder, { ...bound, access: { kind: "project", projectId: "p1" } })).toBeNull();
    expect(
      findFieldBeyond(holder, { ...bound, access: { kind: "selected", projectIds: ["p1"] } }),
    ).toBeNull();
    expect(findFieldBeyond(holder, { ...bound, access: { kind: "project", projectId: "p2" } })).toEqual({
      param: "projectId",
    });
  });
});

describe("attenuation", () => {
  const limit = fc.option(fc.integer({ min: 1, max: 4 }));
  const grants = fc
    .record({
      scopes: fc.subarray(["chat:write", "keys:write"]),
      access: fc.oneof(
        fc.constant({ kind: "all" as const }),
        fc.constantFrom("p1", "p2").map((projectId) => ({ kind: "project" as const, projectId })),
        fc.subarray(["p1", "p2"]).map((projectIds) => ({ kind: "selected" as const, projectIds })),
      ),
      rateLimitPerMinute: limit,
      dailyHardLimit: limit,
      expiresAt: fc.option(fc.constantFrom(june, july)),
      modelAllowlist: fc.subarray(["a", "b"]),
      modelDenylist: fc.subarray(["c", "d"]),
      ipAllowlist: fc.subarray(["10.0.0.1"]),
    })
    .map((grant): Grant => ({ ...unbound, ...grant }));

  it("always lets a holder copy itself", () => {
    fc.assert(fc.property(grants, (grant) => findFieldBeyond(holding(grant), grant) === null));
  });

  /** Returns the holder's grant with each field of a wish that the holder may grant. */
  function granted(holder: Grant, wish: Grant): Grant {
    let grant = holder;
    for (const [field, value] of Object.entries(wish)) {
      const next = { ...grant, [field]: value };
      if (findFieldBeyond(holding(holder), next) === null) grant = next;
    }
    return grant;
  }

  it("cannot be walked around by a key in between", () => {
    fc.assert(
      fc.property(grants, grants, grants, (holder, first, second) => {
        const between = granted(holder, first);
        expect(findFieldBeyond(holding(holder), granted(between, second))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
