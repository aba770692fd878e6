type Denied = { check: string; rule: string | null; seen: string | null };
type Lists = { modelDenylist: readonly string[]; owner: { type: string } };

/** Returns the remediation for a refused request in words, by the check that refused it. */
export function remediationWords({ check, rule, seen }: Denied, key: Lists): string {
  if (check === "revoked") return "Restore the key. If its secret may be known to others, rotate it first.";
  if (check === "disabled") return "Enable the key.";
  if (check === "expired") return "Move its expiry to a time that lies ahead.";
  if (check === "ip") {
    return seen ? `Add ${seen} to the IP allowlist.` : "Name the address: the key takes only some.";
  }
  if (check === "scope") return `Add ${seen} to its scopes.`;
  if (check === "project") {
    return key.owner.type === "project"
      ? "Use a key of that project, or one of the organization."
      : "Add the project to those that the key opens.";
  }
  if (check === "runtime") return "Name a runtime that is enabled.";
  if (check === "model") {
    return rule && key.modelDenylist.includes(rule)
      ? `Take ${rule} off the denylist.`
      : `Add ${seen} to the model allowlist.`;
  }
  if (check === "credential")
    return "Activate or add a credential of the provider, or link one to the runtime.";
  if (check === "budget") return "Raise the budget, or wait until it resets.";
  return check === "day"
    ? "Raise the daily hard limit, or wait for 00:00 UTC."
    : "Raise the rate limit, or wait for the next minute.";
}

/** Returns whether a change of the policy can allow the request. Such a change can be simulated. */
export const isOfPolicy = ({ check }: Denied) => ["ip", "scope", "model"].includes(check);
