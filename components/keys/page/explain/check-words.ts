import { count, fullTime } from "@/components/ui/values/format";

const NOT_APPLICABLE: Record<string, string> = {
  ip: "Every address is allowed",
  scope: "The call needs none",
  project: "Not specified",
  runtime: "Not specified",
  model: "Not specified",
  credential: "No provider is called",
  budget: "No budget",
  day: "No daily limit",
  minute: "No limit a minute",
};

const SOURCES: Record<string, string> = {
  runtime: "Linked to the runtime",
  workspace: "The workspace’s credential",
  organization: "The organization’s credential",
  environment: "The environment variable",
  none: "None, as the runtime has a base URL of its own",
};

const PASSED: Record<string, (rule: string, seen: string | null) => string> = {
  revoked: () => "Not revoked",
  disabled: () => "Enabled",
  expired: (rule) => (rule ? `Until ${fullTime(rule)}` : "Never expires"),
  ip: (rule) => `Inside ${rule}`,
  scope: (rule) => `Holds ${rule}`,
  project: () => "In the key’s access",
  runtime: (_rule, seen) => (seen ? "Found" : "None of that name, so the model itself"),
  model: (rule) => (rule ? `Allowed by ${rule}` : "Every model is allowed"),
  credential: (rule) => SOURCES[rule] ?? rule,
  budget: (rule) => `Within ${rule}`,
  day: (rule) => `Under ${count(Number(rule))} a day`,
  minute: (rule) => `Under ${count(Number(rule))} a minute`,
};

const DENIED: typeof PASSED = {
  revoked: () => "Revoked",
  disabled: () => "Disabled",
  expired: (rule) => `Expired on ${fullTime(rule)}`,
  ip: (rule) => `Not inside ${rule}`,
  scope: (rule) => (rule ? `Holds only ${rule}` : "Holds no scope"),
  project: () => "Out of the key’s access",
  runtime: () => "No enabled runtime is found",
  model: (rule) => `Denied by ${rule}`,
  credential: (rule) => rule,
  budget: (rule) => `Nothing is left of ${rule}`,
  day: (rule) => `${count(Number(rule))} a day are spent`,
  minute: (rule) => `${count(Number(rule))} a minute are spent`,
};

const NOT_ALLOWED = (rule: string) => `Not on the allowlist: ${rule}`;

/**
 * Returns a check of a decision in words, and the value that it checked. `denylist` is needed to tell a
 * denied model from one that is not on the allowlist.
 */
export function checkWords(
  check: string,
  outcome: string,
  rule: string | null,
  seen: string | null,
  denylist: readonly string[] = [],
) {
  const isMissing = check === "model" && outcome === "deny" && !denylist.includes(rule ?? "");
  const words = isMissing ? NOT_ALLOWED : { pass: PASSED, deny: DENIED }[outcome]?.[check];
  return {
    rule: words
      ? words(rule ?? "", seen)
      : outcome === "not_applicable"
        ? NOT_APPLICABLE[check]
        : "Not reached",
    seen: ["revoked", "disabled", "expired"].includes(check) ? undefined : (seen ?? undefined),
  };
}
