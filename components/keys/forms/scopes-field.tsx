"use client";

import { useState } from "react";
import { useListField } from "@/components/forms/use-field";
import { CheckboxList, CheckboxRow } from "@/components/ui/checkbox";
import { ChipInput } from "@/components/ui/chip-input";
import { Field, FieldGroup } from "@/components/ui/field";
import { textLink } from "@/components/ui/text-link";
import { SCOPES } from "@/lib/core/scopes";
import { policyFields } from "@/lib/policy/fields";
import type { KeyForm } from "./key-form";

const known = SCOPES.map(({ name }) => name as string);
const COMMON = ["chat:write", "models:read", "embeddings:write", "workflows:trigger"];

type Props = {
  /** The Keystead scopes that the person may give to the key. */
  grantable: readonly string[];
};

/** Shows a key's scopes: common ones, all on request, and typed ones. Typing a known scope checks it. */
export function ScopesField({ grantable }: Props) {
  const { value: scopes, onChange, error, errors } = useListField<KeyForm>("scopes");
  const others = scopes.filter(isForeign);
  const [whole, setWhole] = useState(false);
  const [adding, setAdding] = useState(others.length > 0);
  const [first] = useState(() => new Set([...COMMON, ...scopes]));
  const offered = known.filter((name) => grantable.includes(name) || scopes.includes(name));
  const isFirst = (name: string) => first.has(name) || scopes.includes(name);
  const shown = whole ? offered : ordered(offered.filter(isFirst));
  const more = offered.length - shown.length;
  const toggle = (scope: string) =>
    onChange(scopes.includes(scope) ? scopes.filter((other) => other !== scope) : [...scopes, scope]);
  return (
    <FieldGroup
      legend={policyFields.scopes.label}
      aside={`${scopes.length} chosen`}
      error={error}
      hint={
        scopes.length === 0 ? "A key without scopes can be verified, and can do nothing else." : undefined
      }
    >
      <CheckboxList>
        {shown.map((scope) => (
          <CheckboxRow
            key={scope}
            label={SCOPES.find(({ name }) => name === scope)?.label}
            raw={scope}
            checked={scopes.includes(scope)}
            onChange={() => toggle(scope)}
          />
        ))}
      </CheckboxList>
      <div className="flex min-w-0 items-center gap-2 justify-between mt-1.5">
        {more > 0 || whole ? (
          <button type="button" className={textLink("text-12")} onClick={() => setWhole(!whole)}>
            {whole ? "Show fewer" : `Show ${more} more`}
          </button>
        ) : (
          <span />
        )}
        {!adding && (
          <button type="button" className={textLink("text-12")} onClick={() => setAdding(true)}>
            Add another scope
          </button>
        )}
      </div>
      {adding && <OtherScopes scopes={scopes} errors={errors} onChange={onChange} />}
    </FieldGroup>
  );
}

type OthersProps = {
  scopes: string[];
  errors: Record<string, string>;
  onChange: (scopes: string[]) => void;
};

function OtherScopes({ scopes, errors, onChange }: OthersProps) {
  const others = scopes.filter(isForeign);
  const own = scopes.filter((scope) => !isForeign(scope));
  return (
    <Field
      label="Other scopes"
      className="mt-1.5"
      hint="For your own services that verify keys here. You can paste a comma-separated list."
    >
      {(control) => (
        <ChipInput
          {...control}
          autoFocus={others.length === 0}
          value={others}
          errors={errors}
          placeholder="resource:verb"
          onChange={(entries) => onChange([...new Set([...own, ...entries])])}
        />
      )}
    </Field>
  );
}

const isForeign = (scope: string) => !known.includes(scope);

const ordered = (names: string[]) => [
  ...COMMON.filter((name) => names.includes(name)),
  ...names.filter((name) => !COMMON.includes(name)),
];
