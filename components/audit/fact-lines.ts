import { fullTime } from "@/components/ui/values/format";
import { policyFields } from "@/lib/policy/fields";
import { POLICY_FIELDS } from "@/lib/policy/values";

type Facts = Record<string, unknown> | null;

const LABELS: Record<string, string> = {
  ...Object.fromEntries(POLICY_FIELDS.map((name) => [name, policyFields[name].label])),
  name: "Name",
  projectId: "Project",
  enabled: "Enabled",
  revokedAt: "Revoked",
  archivedAt: "Archived",
  prefixes: "Secrets",
  acceptedAt: "Accepted",
  graceUntil: "Grace until",
  leak: "Leak report",
};

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Returns the lines of a change: the facts before and after, with their labels. */
export function toFactLines(before: Facts, after: Facts) {
  return [...toLines("del", before, after), ...toLines("add", after, before)];
}

/** Returns one side of a change as lines. Leaves out empty facts when the key was created or deleted. */
function toLines(kind: "del" | "add", facts: Facts, others: Facts) {
  return Object.entries(facts ?? {})
    .filter(([, value]) => others !== null || !isNothing(value))
    .map(([name, value]) => ({ kind, text: `${LABELS[name] ?? toLabel(name)}: ${toText(value)}` }));
}

/** Returns "Mark up percent" for `markUpPercent`. */
function toLabel(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const isNothing = (value: unknown) =>
  value === null || (typeof value === "object" && Object.keys(value).length === 0);

function toText(value: unknown): string {
  if (isNothing(value)) return "None";
  if (Array.isArray(value)) return value.map(toText).join(", ");
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return value.toLocaleString("en");
  if (typeof value === "string") return TIME.test(value) ? fullTime(value) : value;
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name} ${toText(one)}`)
    .join(", ");
}
