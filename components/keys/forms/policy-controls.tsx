"use client";

import { useId } from "react";
import { useField, useListField } from "@/components/forms/use-field";
import { ChipInput } from "@/components/ui/chip-input";
import { Field, FieldGroup } from "@/components/ui/field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { TextField } from "@/components/ui/text-field";
import type { PolicyField } from "@/lib/policy/values";
import type { KeyForm } from "./key-form";

type Named = { name: PolicyField; label: string };

/** A whole number, or none. */
export function CountField({ name, label, unit, hint }: Named & { unit: string; hint: string }) {
  const { value, onChange, ...field } = useField<KeyForm, PolicyField>(name);
  return (
    <TextField
      {...field}
      label={label}
      optional
      inputMode="numeric"
      after={unit}
      hint={hint}
      value={value === null ? "" : String(value)}
      onChange={(event) => onChange(parseCount(event.target.value))}
    />
  );
}

/** Reads a whole number as people type it, with separators; other text stays, for the schema to refuse. */
export function parseCount(text: string): number | string | null {
  const digits = text.replace(/[\s,_']/g, "");
  if (digits === "") return null;
  return /^\d+$/.test(digits) ? Number(digits) : text;
}

type ListProps = Named & { placeholder: string; hint?: string; wide?: true };

/** A list of short entries. What is wrong with an entry is said of that entry. */
export function ListField({ name, label, placeholder, hint, wide }: ListProps) {
  const { error, ...list } = useListField<KeyForm>(name);
  return (
    <Field label={label} optional hint={hint} error={error} className={wide && "sm:col-span-2"}>
      {(control) => <ChipInput {...control} {...list} placeholder={placeholder} />}
    </Field>
  );
}

type ChoiceProps = Named & { choices: Record<string, { label: string; hint: string }> };

/** One of a few choices, with what the chosen one does. */
export function ChoiceField({ name, label, choices }: ChoiceProps) {
  const { value, onChange, error } = useField<KeyForm, PolicyField>(name);
  const id = useId();
  const chosen = String(value);
  return (
    <FieldGroup legend={label} hint={choices[chosen]?.hint} error={error} className="sm:col-span-2">
      <SegmentedControl
        full
        name={id}
        options={Object.entries(choices).map(([value, { label }]) => ({ value, label }))}
        value={chosen}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldGroup>
  );
}
