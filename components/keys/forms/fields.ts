import type { Draft, Field } from "@/components/keys/forms/draft";
import type { ActionError } from "@/lib/core/action-result";

/** What every part of a key's form gets. */
export type FieldsProps = {
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  /** What is wrong with a field, in words. */
  problem: (...fields: Field[]) => string | undefined;
};

const AT: Partial<Record<string, Field>> = { expiresInDays: "expiresAt" };

/** The field that a server's error stands at: `ipAllowlist.2` is the list. */
function toField(path: string | null, draft: Draft): Field | undefined {
  const name = path?.split(".")[0] ?? "";
  const field = AT[name] ?? name;
  return field in draft ? (field as Field) : undefined;
}

/** What the server said of each field of a draft. */
export function serverProblems(error: ActionError | null, draft: Draft): Partial<Record<Field, string>> {
  if (!error) return {};
  const all = [...error.fields, { path: error.param ?? "", message: error.message }];
  const found = all.flatMap(({ path, message }) => {
    const field = toField(path, draft);
    return field ? [[field, message] as const] : [];
  });
  return Object.fromEntries(found.toReversed());
}

/** The words for fields: what the form itself sees first, then what the server said. */
export function problemWords(
  own: Partial<Record<Field, string>>,
  said: Partial<Record<Field, string>>,
): FieldsProps["problem"] {
  return (...fields) => fields.map((field) => own[field] || said[field]).find(Boolean);
}
