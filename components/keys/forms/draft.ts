import type { Key } from "@/components/keys/types";
import { scopeProblem } from "@/lib/core/scopes";
import { parseAddressRule } from "@/lib/policy/ip-rules";

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_COUNT = 2_147_483_647;

/** How long a key lives: none for ever, days as text, or a moment of its own. */
export const EXPIRIES = [
  { value: "none", label: "None" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "60", label: "60 days" },
  { value: "90", label: "90 days" },
  { value: "custom", label: "Custom" },
];

/** A key's form as it is being filled in. Numbers and times are text, times in UTC. */
export type Draft = {
  name: string;
  /** Blank for a key of the organization. */
  projectId: string;
  projectAccess: "all" | "selected";
  projectIds: string[];
  expiry: string;
  /** `2027-01-20T09:41`, for an expiry of one's own. */
  expiresAt: string;
  scopes: string[];
  rateLimitPerMinute: string;
  dailyHardLimit: string;
  modelAllowlist: string[];
  modelDenylist: string[];
  ipAllowlist: string[];
  /** What is done when its secret is reported as leaked. */
  leakReaction: Key["leakReaction"];
};

/** The draft of a new key. */
export const emptyDraft = (scopes: string[], projectId: string, expiryRequired: boolean): Draft => ({
  name: "",
  projectId,
  projectAccess: "all",
  projectIds: [],
  expiry: expiryRequired ? "90" : "none",
  expiresAt: "",
  scopes,
  rateLimitPerMinute: "",
  dailyHardLimit: "",
  modelAllowlist: [],
  modelDenylist: [],
  ipAllowlist: [],
  leakReaction: "notify",
});

/** The draft of a key as it is. */
export const toDraft = (key: Key): Draft => ({
  name: key.name,
  projectId: key.owner.type === "project" ? key.owner.id : "",
  projectAccess: key.projectAccess,
  projectIds: key.projectIds,
  expiry: key.expiresAt === null ? "none" : "custom",
  expiresAt: key.expiresAt?.slice(0, 16) ?? "",
  scopes: key.scopes,
  rateLimitPerMinute: key.rateLimitPerMinute?.toString() ?? "",
  dailyHardLimit: key.dailyHardLimit?.toString() ?? "",
  modelAllowlist: key.modelAllowlist,
  modelDenylist: key.modelDenylist,
  ipAllowlist: key.ipAllowlist,
  leakReaction: key.leakReaction,
});

/** When a key with this draft would expire, null for never, undefined where the time is none. */
export function parseExpiry({ expiry, expiresAt }: Draft, now: number): Date | null | undefined {
  if (expiry === "none") return null;
  if (expiry !== "custom") return new Date(now + Number(expiry) * DAY_MS);
  const date = new Date(`${expiresAt}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

export type Field = keyof Draft;

/** What is wrong with a draft, by field. A field that is still blank has no words, and yet no key can be made. */
export function findProblems(draft: Draft, now: number): Partial<Record<Field, string>> {
  const { name, projectId, projectAccess, projectIds, scopes, ipAllowlist } = draft;
  const expiresAt = parseExpiry(draft, now);
  const problems: Partial<Record<Field, string | undefined>> = {
    name: name.trim() === "" ? "" : undefined,
    projectIds: projectId === "" && projectAccess === "selected" && projectIds.length === 0 ? "" : undefined,
    expiresAt: expiryProblem(expiresAt, now),
    scopes: scopes.map(scopeProblem).find(Boolean),
    rateLimitPerMinute: countProblem(draft.rateLimitPerMinute),
    dailyHardLimit: countProblem(draft.dailyHardLimit),
    ipAllowlist: ipAllowlist.map(addressProblem).find(Boolean),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, words]) => words !== undefined));
}

function expiryProblem(expiresAt: Date | null | undefined, now: number): string | undefined {
  if (expiresAt === undefined) return "";
  return expiresAt && expiresAt.getTime() <= now ? "The expiry must lie ahead" : undefined;
}

/** What is wrong with an entry of the IP allowlist, in words. */
export function addressProblem(text: string): string | undefined {
  const parsed = parseAddressRule(text);
  return "problem" in parsed ? parsed.problem : undefined;
}

function countProblem(text: string): string | undefined {
  if (text.trim() === "") return undefined;
  if (!/^[1-9]\d*$/.test(text.trim())) return "Use a whole number from 1";
  return Number(text) > MOST_COUNT ? `At most ${MOST_COUNT.toLocaleString("en")}` : undefined;
}
