import { plural } from "@/components/ui/format";
import type { IconName } from "@/components/ui/icon";

/** What the one button of a finding does: goes somewhere, or carries a command out at once. */
export type Cure =
  | { label: string; href: string }
  | { label: string; command: "updateKey" | "disableKey" | "deactivateCredential"; input: unknown };

/** One thing that needs attention: a sentence about something named, and one button. */
export type AttentionRow = {
  id: string;
  icon: IconName;
  pressing: boolean;
  name: string;
  href: string;
  /** The rest of the sentence, before the time that it speaks of. */
  words: string;
  at: string | null;
  /** Null for who may not carry it out. */
  cure: Cure | null;
};

type KeyFinding = {
  kind: "expires_soon" | "never_used" | "unused" | "not_rotated" | "unused_scopes" | "unused_models";
  key: { id: string; name: string };
  detail: { at: string | null; scopes: string[]; models: string[] };
  cure: { action: string; input: unknown } | null;
};

type CredentialFinding = {
  kind: "unused" | "secret_unchanged";
  credential: { id: string; name: string };
  at: string | null;
  cure: { action: string; input: unknown } | null;
};

type TestedCredential = {
  id: string;
  name: string;
  active: boolean;
  lastTestedAt: string | null;
  lastTestResult: string | null;
  writable: boolean;
};

const listed = (entries: string[], one: string) =>
  entries.length <= 2 ? entries.join(" and ") : plural(entries.length, one);

const WORDS: Record<KeyFinding["kind"], (detail: KeyFinding["detail"]) => string> = {
  expires_soon: () => "expires",
  never_used: () => "was never used. It was made",
  unused: () => "was last used",
  not_rotated: () => "has a secret that was made",
  unused_scopes: ({ scopes }) => `has not used ${listed(scopes, "scope")} for 30 days`,
  unused_models: ({ models }) => `has not called ${listed(models, "model rule")} for 30 days`,
};

/** A key's finding as a row. A rotation is done on the key's page, where the new secret can be shown. */
export function keyRow(base: string, { kind, key, detail, cure }: KeyFinding): AttentionRow {
  const href = `${base}/keys/${key.id}`;
  return {
    id: `${kind} ${key.id}`,
    icon: kind === "expires_soon" ? "clock" : "key",
    pressing: kind === "expires_soon",
    name: key.name,
    href,
    words: WORDS[kind](detail),
    at: kind.startsWith("unused_") ? null : detail.at,
    cure: cure && keyCure(cure, href),
  };
}

function keyCure({ action, input }: NonNullable<KeyFinding["cure"]>, href: string): Cure {
  if (action === "rotate") return { label: "Rotate Secret…", href };
  if (action === "disable") return { label: "Disable", command: "disableKey", input };
  const labels: Record<string, string> = {
    extend: "Extend 90 days",
    remove_scopes: "Remove scopes",
    remove_models: "Remove rules",
  };
  return { label: labels[action] ?? action, command: "updateKey", input };
}

/** A credential's finding as a row. A new secret is typed on the credential's own sheet. */
export function credentialRow(base: string, { kind, credential, at, cure }: CredentialFinding): AttentionRow {
  const href = `${base}/credentials?credential=${credential.id}`;
  const unused = kind === "unused";
  const never = unused && at === null;
  return {
    id: `${kind} ${credential.id}`,
    icon: "vault",
    pressing: false,
    name: credential.name,
    href,
    words: never ? "was never used" : unused ? "was last used" : "has a secret that was made",
    at,
    cure:
      cure?.action === "deactivate"
        ? { label: "Deactivate", command: "deactivateCredential", input: cure.input }
        : cure && { label: "Replace secret…", href },
  };
}

/** The credentials that their provider refused or that could not be reached when they were last tested. */
export function failingRows(base: string, credentials: TestedCredential[]): AttentionRow[] {
  const verdicts: Record<string, string> = {
    rejected: "was rejected by its provider",
    out_of_quota: "was out of quota",
    unreachable: "could not be reached",
  };
  return credentials.flatMap(({ id, name, active, lastTestedAt, lastTestResult, writable }) => {
    const words = active && lastTestResult ? verdicts[lastTestResult] : undefined;
    if (!words) return [];
    const href = `${base}/credentials?credential=${id}`;
    const label = lastTestResult === "rejected" ? "Replace secret…" : "Test again…";
    const cure = writable ? { label, href } : null;
    return [
      { id: `failing ${id}`, icon: "x" as const, pressing: true, name, href, words, at: lastTestedAt, cure },
    ];
  });
}

type LeakReport = { id: string; keyId: string; keyName: string; reportedAt: string; writable: boolean };

/** A reported leak of a secret that still opens its key. */
export function leakRow(
  base: string,
  { id, keyId, keyName, reportedAt, writable }: LeakReport,
): AttentionRow {
  const href = `${base}/keys/${keyId}`;
  return {
    id: `leak ${id}`,
    icon: "alert",
    pressing: true,
    name: keyName,
    href,
    words: "was reported as leaked",
    at: reportedAt,
    cure: writable ? { label: "Rotate Secret…", href } : null,
  };
}
