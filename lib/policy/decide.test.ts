import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "@/lib/policy/decide";
import type { Policy, PolicyRequest } from "@/lib/policy/request";

const now = new Date("2026-03-01T12:00:00.000Z");
const order = ["revoked", "disabled", "expired", "ip", "scope", "project", "runtime", "model"];

const open: Policy = {
  enabled: true,
  revokedAt: null,
  expiresAt: null,
  ipAllowlist: [],
  scopes: ["chat:write"],
  modelAllowlist: [],
  modelDenylist: [],
  access: { kind: "all" },
};
const plain: PolicyRequest = { ip: "203.0.113.9", scope: null };
const runtime = { id: "r1", number: 1, name: "default", provider: "openai", upstreamModel: "gpt-4o" };
const call: PolicyRequest = {
  ip: "203.0.113.9",
  scope: "chat:write",
  project: { id: "p1", param: "project_id" },
  runtime: { param: "model", found: true, required: false },
  target: { runtime, model: "gpt-4o", provider: null, param: "model" },
};

/**
 * Changes that each break one check, in the order of the checks. Each test applies one change and all later
 * ones.
 */
const broken: [name: string, policy: Partial<Policy>, request: Partial<PolicyRequest>][] = [
  ["revoked", { revokedAt: now }, {}],
  ["disabled", { enabled: false }, {}],
  ["expired", { expiresAt: now }, {}],
  ["ip", { ipAllowlist: ["10.0.0.0/8"] }, {}],
  ["scope", { scopes: [] }, {}],
  ["project", { access: { kind: "project", projectId: "p2" } }, {}],
  ["runtime", {}, { runtime: { param: "runtime_id", found: false, required: true } }],
  ["model", { modelDenylist: ["gpt-*"] }, {}],
];

function findOutcome(decision: ReturnType<typeof decide>, check: string) {
  return decision.trace.find((line) => line.check === check);
}

describe("a decision", () => {
  it("passes a request that nothing speaks against, and shows every check", () => {
    const decision = decide(open, call, now);
    expect(decision.allowed).toBe(true);
    expect(decision.trace.map((line) => line.check)).toEqual(order);
    expect(decision.trace.every((line) => line.outcome === "pass" || line.check === "ip")).toBe(true);
  });

  it("leaves out what neither key nor request asks for", () => {
    const outcomes = decide(open, plain, now).trace.map((line) => line.outcome);
    expect(outcomes).toEqual([...Array(3).fill("pass"), ...Array(5).fill("not_applicable")]);
  });

  it.each(broken.map(([name], index) => [name, index] as const))("stops first at %s", (name, index) => {
    const policy = Object.assign({}, open, ...broken.slice(index).map(([, change]) => change));
    const request = Object.assign({}, call, ...broken.slice(index).map(([, , change]) => change));
    const decision = decide(policy, request, now);
    expect(decision).toMatchObject({ allowed: false, check: name, reason: name });
    expect(decision.trace.map((line) => line.check)).toEqual(order);
    expect(findOutcome(decision, name)?.outcome).toBe("deny");
    const later = decision.trace.slice(index + 1);
    expect(later).toEqual(
      order.slice(index + 1).map((check) => ({ check, outcome: "not_reached", rule: null, seen: null })),
    );
  });

  it("is the same for the same question, and refuses exactly when a check does", () => {
    const policies = fc.record({
      enabled: fc.boolean(),
      revokedAt: fc.option(fc.constant(now)),
      expiresAt: fc.option(fc.date({ noInvalidDate: true })),
      ipAllowlist: fc.subarray(["203.0.113.9", "10.0.0.0/8", "nonsense"]),
      scopes: fc.subarray(["chat:write", "models:read"]),
      modelAllowlist: fc.subarray(["default", "1", "llama-*"]),
      modelDenylist: fc.subarray(["2", "gpt-4o-*"]),
      access: fc.constantFrom<Policy["access"]>(
        { kind: "all" },
        { kind: "project", projectId: "p1" },
        { kind: "selected", projectIds: [] },
      ),
    });
    fc.assert(
      fc.property(policies, fc.constantFrom(plain, call), (policy, request) => {
        const decision = decide(policy, request, now);
        expect(decide(policy, request, now)).toEqual(decision);
        expect(decision.allowed).toBe(decision.trace.every((line) => line.outcome !== "deny"));
      }),
    );
  });
});

describe("what the caller is told", () => {
  it.each([
    [{ revokedAt: now }, {}, "FORBIDDEN", "revoked", "Key disabled or revoked", null],
    [{ enabled: false }, {}, "FORBIDDEN", "disabled", "Key disabled or revoked", null],
    [{ expiresAt: now }, {}, "FORBIDDEN", "expired", "Key expired", null],
    [{ ipAllowlist: ["10.0.0.1"] }, {}, "FORBIDDEN", "ip", "IP not allowed", null],
    [{ scopes: ["models:read"] }, {}, "INSUFFICIENT_SCOPE", "scope", "Missing scope chat:write", null],
    [
      {},
      { project: { id: null, param: "project_id" } },
      "FORBIDDEN",
      "project",
      "Project not allowed",
      "project_id",
    ],
    [
      {},
      { runtime: { param: "runtime_id", found: false, required: true } },
      "RUNTIME_NOT_FOUND",
      "runtime",
      "No runtime found for this runtime_id",
      "runtime_id",
    ],
    [{ modelDenylist: ["gpt-*"] }, {}, "MODEL_FORBIDDEN", "model", "Model not allowed", "model"],
  ] as [Partial<Policy>, Partial<PolicyRequest>, string, string, string, string | null][])(
    "%j %j: %s %s",
    (policy, request, code, reason, message, param) => {
      const decision = decide({ ...open, ...policy }, { ...call, ...request }, now);
      expect(decision).toMatchObject({ allowed: false, code, reason, message, param });
    },
  );
});

describe("expiry", () => {
  it.each([
    ["a millisecond ago", -1, false],
    ["right now", 0, false],
    ["in a millisecond", 1, true],
  ])("%s", (_case, offset, allowed) => {
    const expiresAt = new Date(now.getTime() + offset);
    const decision = decide({ ...open, expiresAt }, plain, now);
    expect(decision.allowed).toBe(allowed);
    expect(findOutcome(decision, "expired")).toMatchObject({
      rule: expiresAt.toISOString(),
      seen: now.toISOString(),
    });
  });
});

describe("the IP allowlist", () => {
  it("names the entry that let the caller in", () => {
    const decision = decide({ ...open, ipAllowlist: ["10.0.0.0/8", "203.0.113.0/24"] }, plain, now);
    expect(findOutcome(decision, "ip")).toEqual({
      check: "ip",
      outcome: "pass",
      rule: "203.0.113.0/24",
      seen: "203.0.113.9",
    });
  });

  it("names itself when it refuses", () => {
    const decision = decide({ ...open, ipAllowlist: ["10.0.0.0/8"] }, plain, now);
    expect(decision).toMatchObject({ allowed: false, check: "ip", rule: "10.0.0.0/8", seen: "203.0.113.9" });
  });

  it("refuses a caller without a trustworthy address, and one whose entry is broken", () => {
    expect(decide({ ...open, ipAllowlist: ["0.0.0.0/0", "::/0"] }, { ...plain, ip: null }, now).allowed).toBe(
      false,
    );
    expect(decide({ ...open, ipAllowlist: ["203.0.113"] }, plain, now).allowed).toBe(false);
    expect(decide(open, { ...plain, ip: null }, now).allowed).toBe(true);
  });
});

describe("projects", () => {
  const named = (id: string | null): PolicyRequest => ({ ...plain, project: { id, param: "project_id" } });
  it.each<[Policy["access"], string | null, boolean]>([
    [{ kind: "all" }, "p1", true],
    [{ kind: "all" }, null, false],
    [{ kind: "project", projectId: "p1" }, "p1", true],
    [{ kind: "project", projectId: "p1" }, "p2", false],
    [{ kind: "selected", projectIds: ["p1", "p2"] }, "p2", true],
    [{ kind: "selected", projectIds: ["p1", "p2"] }, "p3", false],
    [{ kind: "selected", projectIds: [] }, "p1", false],
  ])("%j and %j: %j", (access, id, allowed) => {
    expect(decide({ ...open, access }, named(id), now).allowed).toBe(allowed);
  });

  it("answers alike for one out of reach and one that does not exist", () => {
    const policy: Policy = { ...open, access: { kind: "selected", projectIds: ["p1"] } };
    expect(decide(policy, named("p2"), now)).toEqual(decide(policy, named(null), now));
  });
});

describe("runtimes and models", () => {
  it("go on without a runtime where none is needed", () => {
    const request = { ...call, runtime: { param: "model", found: false, required: false } };
    const decision = decide(open, request, now);
    expect(decision.allowed).toBe(true);
    expect(findOutcome(decision, "runtime")?.outcome).toBe("not_applicable");
  });

  it("show the rule and the name it matched", () => {
    const decision = decide({ ...open, modelAllowlist: ["def*"] }, call, now);
    expect(findOutcome(decision, "model")).toMatchObject({ outcome: "pass", rule: "def*", seen: "default" });
  });
});
