import { plural } from "@/components/ui/values/format";
import { SECTIONS, type Section } from "@/lib/policy/field";
import { policyFields } from "@/lib/policy/fields";
import { POLICY_FIELDS, type PolicyField } from "@/lib/policy/values";
import type { KeyForm } from "./key-form";

/** Returns a section's summary: "120 / min · no daily limit", or the number of invalid fields. */
export function summarizeSection(section: Section, form: Pick<KeyForm, PolicyField>, problems = 0): string {
  if (problems > 0) return `${plural(problems, "field needs", "fields need")} attention`;
  const fields = POLICY_FIELDS.filter((name) => policyFields[name].form?.section === section);
  const isEmpty = fields.every(
    (name) => JSON.stringify(form[name]) === JSON.stringify(policyFields[name].default),
  );
  if (isEmpty) return SECTIONS[section].empty;
  return fields.flatMap((name) => summarize(name, form[name]) ?? []).join(" · ");
}

function summarize<Name extends PolicyField>(name: Name, value: KeyForm[Name]): string | null {
  const toText = policyFields[name].summarize as ((value: KeyForm[Name]) => string | null) | null;
  return toText?.(value) ?? null;
}
