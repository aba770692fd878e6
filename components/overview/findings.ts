import type { IconName } from "@/components/ui/icon";
import { plural } from "@/components/ui/values/format";
import type { Tone } from "@/components/ui/values/tone";

type Command = "updateKey" | "disableKey" | "enableKey" | "deactivateCredential" | "activateCredential";

/**
 * An action that runs immediately: its command and input, the text of its toast, and the command that undoes
 * it. The input of `undo` lacks the version, which the action returns.
 */
export type QuickAction = {
  label: string;
  command: Command;
  input: Record<string, unknown>;
  done: string;
  undo: { command: Command; input: { id: string } & Record<string, unknown> };
};

/** The button of a finding: a link, or an action. */
export type Remediation = { label: string; href: string } | QuickAction;

/** The headings of the kinds of findings, most urgent first. */
export const KINDS = {
  leaked: "Reported as leaked",
  failing: "Failing credentials",
  budget: "Budgets near their limit",
  expires_soon: "Keys that expire soon",
  never_used: "Keys never used",
  unused: "Keys unused for 90 days",
  not_rotated: "Keys not rotated for 90 days",
  unused_scopes: "Scopes not used for 30 days",
  unused_models: "Model rules not used for 30 days",
  credential_unused: "Credentials not used",
  secret_unchanged: "Secrets unchanged for 90 days",
} as const;

export type Kind = keyof typeof KINDS;

/** A key or credential that needs attention: a sentence about it, and a button. */
export type AttentionRow = {
  id: string;
  kind: Kind;
  icon: IconName;
  tone: Tone;
  name: string;
  href: string;
  /** The name of the project that owns the key. Null if the organization or a workspace owns it. */
  owner: string | null;
  /** The sentence after the name and before the time. */
  words: string;
  at: string | null;
  /** Null if the user may not run it. */
  remediation: Remediation | null;
};

type KeyFinding = {
  kind: "expires_soon" | "never_used" | "unused" | "not_rotated" | "unused_scopes" | "unused_models";
  key: { id: string; name: string; scopes: readonly string[]; modelAllowlist: readonly string[] };
  detail: { at: string | null; scopes: string[]; models: string[] };
  remediation: { action: string; input: Record<string, unknown> } | null;
};

const listed = (entries: string[], one: string) =>
  entries.length <= 2 ? entries.join(" and ") : plural(entries.length, one);

const WORDS: Record<KeyFinding["kind"], (detail: KeyFinding["detail"]) => string> = {
  expires_soon: () => "expires",
  never_used: () => "was never used. Created",
  unused: () => "was last used",
  not_rotated: () => "was last rotated",
  unused_scopes: ({ scopes }) => `has not used ${listed(scopes, "scope")} for 30 days`,
  unused_models: ({ models }) => `has not called ${listed(models, "model rule")} for 30 days`,
};

/** Maps a finding about a key to a row. Rotation is a link to the key's page, which shows the new secret. */
export function keyRow(base: string, finding: KeyFinding, owner?: string): AttentionRow {
  const { kind, key, detail } = finding;
  const href = `${base}/keys/${key.id}`;
  const expires = kind === "expires_soon";
  return {
    id: `${kind} ${key.id}`,
    kind,
    icon: expires ? "clock" : "key",
    tone: expires ? "amber" : "grey",
    name: key.name,
    href,
    owner: owner ?? null,
    words: WORDS[kind](detail),
    at: kind.startsWith("unused_") ? null : detail.at,
    remediation: toKeyRemediation(finding, href),
  };
}

function toKeyRemediation(
  { key: { id, name, scopes, modelAllowlist }, detail, remediation }: KeyFinding,
  href: string,
): Remediation | null {
  if (!remediation) return null;
  const { action, input } = remediation;
  const update = (label: string, done: string, before: Record<string, unknown>): QuickAction => ({
    ...{ label, command: "updateKey", input, done },
    undo: { command: "updateKey", input: { id, ...before } },
  });
  switch (action) {
    case "rotate":
      return { label: "Rotate Secret…", href: `${href}?act=rotate` };
    case "extend":
      return update("Extend 90 days", `${name} expires in 90 days now.`, { expiresAt: detail.at });
    case "remove_scopes":
      return update("Remove scopes", `${removed(detail.scopes, "scope")} from ${name}.`, { scopes });
    case "remove_models":
      return update("Remove rules", `${removed(detail.models, "model rule")} from ${name}.`, {
        modelAllowlist,
      });
    default:
      return {
        ...{ label: "Disable", command: "disableKey", input, done: `${name} is disabled.` },
        undo: { command: "enableKey", input: { id } },
      };
  }
}

const removed = (entries: string[], one: string) =>
  `${listed(entries, one)} ${entries.length === 1 ? "was" : "were"} removed`;

type LeakReport = {
  id: string;
  keyId: string;
  keyName: string;
  reaction: string;
  reportedAt: string;
  open: boolean;
  writable: boolean;
};

/** Maps leak reports, newest first, to a row for each key. */
export const leakRows = (base: string, reports: readonly LeakReport[]): AttentionRow[] =>
  reports
    .filter(({ keyId }, index) => reports.findIndex((report) => report.keyId === keyId) === index)
    .map((report) => leakRow(base, report));

function leakRow(base: string, report: LeakReport): AttentionRow {
  const { id, keyId, keyName, reaction, reportedAt, open, writable } = report;
  const href = `${base}/keys/${keyId}`;
  return {
    ...{ id: `leak ${id}`, kind: "leaked", icon: "alert", tone: "red" },
    name: keyName,
    href,
    owner: null,
    words: open
      ? "was reported as leaked"
      : `was ${reaction === "revoke" ? "revoked" : "disabled"} after a leak report`,
    at: reportedAt,
    remediation: writable ? { label: "Rotate Secret…", href: `${href}?act=rotate` } : null,
  };
}

const URGENT: readonly Kind[] = ["leaked", "failing", "budget", "expires_soon"];

/** Returns whether a finding stops or endangers something that works. The others are recommendations. */
export const isUrgent = ({ kind }: AttentionRow) => URGENT.includes(kind);

/** Returns at most `most` rows, in their order. Every kind has a row before any kind has a second one. */
export function someOfEach(rows: readonly AttentionRow[], most: number): AttentionRow[] {
  const seen = new Map<Kind, number>();
  const turns = rows.map((row) => {
    const turn = seen.get(row.kind) ?? 0;
    seen.set(row.kind, turn + 1);
    return { row, turn };
  });
  const chosen = new Set(turns.toSorted((a, b) => a.turn - b.turn).slice(0, most));
  return turns.filter((turn) => chosen.has(turn)).map(({ row }) => row);
}
