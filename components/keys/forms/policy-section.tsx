"use client";

import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { Collapsible } from "@/components/ui/collapsible";
import { type FieldForm, SECTIONS, type Section } from "@/lib/policy/field";
import { policyFields } from "@/lib/policy/fields";
import { POLICY_FIELDS, type PolicyField } from "@/lib/policy/values";
import { AmountsField } from "./amounts-field";
import type { KeyForm } from "./key-form";
import { ChoiceField, CountField, ListField, MoneyField, NoteField } from "./policy-controls";
import { summarizeSection } from "./summarize-section";

/** Shows a collapsible section of a key's form, with the controls of its policy fields. */
export function PolicySection({ section, open = false }: { section: Section; open?: boolean }) {
  const { watch, formState } = useFormContext<KeyForm>();
  const fields = listSectionFields(section);
  const problems = fields.filter((name) => formState.errors[name]).length;
  const [opened, setOpened] = useState(open);
  // A section that was opened by an error stays open when the error is fixed.
  if (problems > 0 && !opened) setOpened(true);
  return (
    <Collapsible
      title={SECTIONS[section].title}
      summary={summarizeSection(section, watch(), problems)}
      bad={problems > 0}
      open={opened}
    >
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {fields.map((name) => (
          <PolicyControl key={name} name={name} />
        ))}
      </div>
    </Collapsible>
  );
}

/** Lists the policy fields that a section shows. */
export const listSectionFields = (section: Section) =>
  POLICY_FIELDS.filter((name) => policyFields[name].form?.section === section);

/** Returns whether a key has a value other than the default in a section. */
export const isSectionSet = (section: Section, key: Pick<KeyForm, PolicyField>) =>
  listSectionFields(section).some(
    (name) => JSON.stringify(key[name]) !== JSON.stringify(policyFields[name].default),
  );

function PolicyControl({ name }: { name: PolicyField }) {
  const { label } = policyFields[name];
  const form: FieldForm | null = policyFields[name].form;
  if (form?.control === "count") return <CountField name={name} label={label} {...form} />;
  if (form?.control === "text") return <NoteField name={name} label={label} {...form} />;
  if (form?.control === "list") return <ListField name={name} label={label} {...form} />;
  if (form?.control === "money") return <MoneyField name={name} label={label} {...form} />;
  if (form?.control === "amounts" && name === "modelBudgets") {
    return <AmountsField name={name} label={label} {...form} />;
  }
  if (form?.control === "choice") return <ChoiceField name={name} label={label} {...form} />;
  return null;
}
