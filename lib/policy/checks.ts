import { addressInRule, findAddressRule } from "./ip-rules";
import { judgeModel } from "./models";
import { hasProjectAccess, type ProjectAccess } from "./project-access";
import type { Denial, Policy, PolicyRequest } from "./request";

/** The result of one check, with the rule and the value that was compared with it. */
export type Verdict = { rule: string | null; seen: string | null } & (
  | { outcome: "pass" | "not_applicable" }
  | ({ outcome: "deny" } & Denial)
);

export type Judge = (policy: Policy, request: PolicyRequest, now: Date) => Verdict;

export const notRevoked: Judge = ({ revokedAt }) => {
  const facts = { rule: null, seen: revokedAt?.toISOString() ?? null };
  return revokedAt ? { ...facts, ...forbid("revoked", "Key disabled or revoked") } : passed(facts);
};

export const notDisabled: Judge = ({ enabled }) => {
  const facts = { rule: null, seen: enabled ? "enabled" : "disabled" };
  return enabled ? passed(facts) : { ...facts, ...forbid("disabled", "Key disabled or revoked") };
};

export const notExpired: Judge = ({ expiresAt }, _request, now) => {
  const facts = { rule: expiresAt?.toISOString() ?? null, seen: now.toISOString() };
  return expiresAt && expiresAt <= now ? { ...facts, ...forbid("expired", "Key expired") } : passed(facts);
};

export const addressAllowed: Judge = ({ ipAllowlist }, { ip }) => {
  if (ipAllowlist.length === 0) return notApplicable(ip);
  const rule = ipAllowlist.find((text) => {
    const rule = findAddressRule(text);
    return ip !== null && rule !== null && addressInRule(ip, rule);
  });
  if (rule !== undefined) return passed({ rule, seen: ip });
  return { rule: ipAllowlist.join(", "), seen: ip, ...forbid("ip", "IP not allowed") };
};

export const scopeHeld: Judge = ({ scopes }, { scope }) => {
  if (scope === null) return notApplicable();
  if (scopes.includes(scope)) return passed({ rule: scope, seen: scope });
  const message = `Missing scope ${scope}`;
  const denial: Denial = { code: "INSUFFICIENT_SCOPE", reason: "scope", message, param: null };
  return { outcome: "deny", rule: scopes.join(", "), seen: scope, ...denial };
};

/**
 * Checks the project. The refusal does not name it, so that a project without access cannot be told from a
 * missing one.
 */
export const projectAllowed: Judge = ({ access }, { project }) => {
  if (!project) return notApplicable();
  const rule = formatAccess(access);
  if (project.id !== null && hasProjectAccess(access, project.id)) return passed({ rule, seen: project.id });
  return { rule, seen: null, ...forbid("project", "Project not allowed", project.param) };
};

export const runtimeFound: Judge = (_policy, { runtime, target }) => {
  if (!runtime || (!runtime.found && !runtime.required)) return notApplicable();
  if (runtime.found) return passed({ rule: null, seen: target?.runtime?.name ?? null });
  const { param } = runtime;
  const message = `No runtime found for this ${param}`;
  return {
    outcome: "deny",
    rule: null,
    seen: null,
    code: "RUNTIME_NOT_FOUND",
    reason: "runtime",
    message,
    param,
  };
};

export const modelAllowed: Judge = ({ modelAllowlist, modelDenylist }, { target }) => {
  if (!target) return notApplicable();
  const { allowed, rule, seen } = judgeModel(modelAllowlist, modelDenylist, target);
  if (allowed) return passed({ rule, seen });
  const denial: Denial = {
    code: "MODEL_FORBIDDEN",
    reason: "model",
    message: "Model not allowed",
    param: target.param,
  };
  return { outcome: "deny", rule, seen, ...denial };
};

function passed(facts: { rule: string | null; seen: string | null }): Verdict {
  return { outcome: "pass", ...facts };
}

function notApplicable(seen: string | null = null): Verdict {
  return { outcome: "not_applicable", rule: null, seen };
}

function forbid(reason: Denial["reason"], message: string, param: string | null = null) {
  return { outcome: "deny" as const, code: "FORBIDDEN" as const, reason, message, param };
}

function formatAccess(access: ProjectAccess): string {
  if (access.kind === "all") return "all";
  return access.kind === "project" ? access.projectId : access.projectIds.join(", ");
}
