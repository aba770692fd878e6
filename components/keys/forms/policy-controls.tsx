"use client";

import { useId } from "react";
import { useField, useListField } from "@/components/forms/use-field";
import { ChipInput } from "@/components/ui/fields/chip-input";
import { Field, FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { TextField } from "@/components/ui/fields/text-field";
import type { PolicyField } from "@/lib/policy/values";
import type { KeyForm } from "./key-form";

type Named = { name: PolicyField; label: string };

/** Shows a field for an optional whole number. */
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

/** Parses a whole number with separators. Returns null for blank text, and invalid text unchanged. */
export function parseCount(text: string): number | string | null {
  const digits = text.replace(/[\s,_']/g, "");
  if (digits === "") return null;
  return /^\d+$/.test(digits) ? Number(digits) : text;
}

/** Shows a field for a line of text. */
export function NoteField({ name, label, hint }: Named & { hint: string }) {
  const { value, onChange, ...field } = useField<KeyForm, PolicyField>(name);
  return (
    <div className="sm:col-span-2">
      <TextField
        {...field}
        label={label}
        optional
        hint={hint}
        maxLength={500}
        autoComplete="off"
        value={value === null ? "" : String(value)}
        onChange={(event) => onChange(event.target.value || null)}
      />
    </div>
  );
}

type ListProps = Named & {
  placeholder: string;
  hint?: string;
  wide?: true;
  warn?: (entries: readonly string[]) => string | null;
};

/** Shows a field for a list of short entries. Each invalid entry shows its own error. */
export function ListField({ name, label, placeholder, hint, wide, warn }: ListProps) {
  const { error, ...list } = useListField<KeyForm>(name);
  const warning = warn?.(list.value);
  return (
    <Field label={label} optional hint={hint} error={error} className={wide && "sm:col-span-2"}>
      {(control) => (
        <>
          <ChipInput {...control} {...list} placeholder={placeholder} />
          {warning && <p className="text-12 text-amber">{warning}.</p>}
        </>
      )}
    </Field>
  );
}

/** Removes a dollar sign and separators of thousands from an amount. */
export const withoutSeparators = (text: string) => text.replace(/[\s,_']/g, "").replace(/^\$/, "");

/** Shows a field for an optional amount of US dollars. */
export function MoneyField({ name, label, hint }: Named & { hint: string }) {
  const { value, onChange, ...field } = useField<KeyForm, PolicyField>(name);
  return (
    <TextField
      {...field}
      label={label}
      optional
      inputMode="decimal"
      autoComplete="off"
      after="USD"
      hint={hint}
      value={value === null ? "" : String(value)}
      onChange={(event) => onChange(withoutSeparators(event.target.value) || null)}
    />
  );
}

type ChoiceProps = Named & { choices: Record<string, { label: string; hint: string }>; wide?: true };

/** Shows a few choices, with a hint about the chosen one. */
export function ChoiceField({ name, label, choices, wide }: ChoiceProps) {
  const { value, onChange, error } = useField<KeyForm, PolicyField>(name);
  const id = useId();
  const chosen = String(value);
  return (
    <FieldGroup legend={label} hint={choices[chosen]?.hint} error={error} className={wide && "sm:col-span-2"}>
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
