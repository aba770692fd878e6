import type { AttentionRow } from "./findings";

type CredentialFinding = {
  kind: "unused" | "secret_unchanged";
  credential: { id: string; name: string };
  at: string | null;
  remediation: { action: string; input: Record<string, unknown> } | null;
};

type TestedCredential = {
  id: string;
  name: string;
  active: boolean;
  lastTestedAt: string | null;
  lastTestResult: string | null;
  /** The provider's last refusal of a call, null when the credential works. */
  failing: { reason: string; at: string } | null;
  writable: boolean;
};

/** Maps a finding about a credential to a row. "Replace secret" is a link to the credential's form. */
export function credentialRow(
  base: string,
  { kind, credential, at, remediation }: CredentialFinding,
): AttentionRow {
  const { id, name } = credential;
  const href = `${base}/credentials?credential=${id}`;
  const unused = kind === "unused";
  const never = unused && at === null;
  return {
    id: `${kind} ${id}`,
    kind: unused ? "credential_unused" : kind,
    icon: "vault",
    tone: "grey",
    name,
    href,
    owner: null,
    words: never ? "was never used" : unused ? "was last used" : "was last rotated",
    at,
    remediation:
      remediation?.action === "deactivate"
        ? {
            ...{ label: "Deactivate", command: "deactivateCredential", input: remediation.input },
            done: `${name} is inactive.`,
            undo: { command: "activateCredential", input: { id } },
          }
        : remediation && { label: "Replace secret…", href: `${href}&edit=1` },
  };
}

const VERDICTS: Record<string, string> = {
  rejected: "was rejected by its provider",
  out_of_quota: "was out of quota",
  wrong_path: "has a base URL with the wrong path",
  unreachable: "could not be reached",
};

/** The refusals of calls that need a person: a provider that is busy or fails recovers by itself. */
const REFUSALS: Record<string, string> = {
  rejected: "is refused by its provider, last",
  out_of_quota: "is out of quota, last",
};

/** Maps the active credentials that the provider refuses, in calls or in their last test, to rows. */
export function failingRows(base: string, credentials: TestedCredential[]): AttentionRow[] {
  return credentials.flatMap(({ id, name, active, writable, ...credential }): AttentionRow[] => {
    const fault = active ? findFault(credential) : null;
    if (!fault) return [];
    const { words, at, isRejected } = fault;
    const href = `${base}/credentials?credential=${id}`;
    const act = isRejected ? { label: "Replace secret…", href: `${href}&edit=1` } : { label: "Open", href };
    const remediation = writable ? act : null;
    const row = { id: `failing ${id}`, name, href, owner: null, words, at, remediation };
    return [{ ...row, kind: "failing", icon: "x", tone: "red" }];
  });
}

/** Returns what is wrong with a credential: the refusal of a call, else the result of its last test. */
function findFault({
  failing,
  lastTestResult,
  lastTestedAt,
}: Pick<TestedCredential, "failing" | "lastTestResult" | "lastTestedAt">) {
  const refused = failing && REFUSALS[failing.reason];
  if (refused) return { words: refused, at: failing.at, isRejected: failing.reason === "rejected" };
  const words = lastTestResult ? VERDICTS[lastTestResult] : undefined;
  return words ? { words, at: lastTestedAt, isRejected: lastTestResult === "rejected" } : null;
}
