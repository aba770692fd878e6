"use client";

import { useId, useState } from "react";
import { useListField } from "@/components/forms/use-field";
import { textLink } from "@/components/ui/buttons/text-link";
import { Collapsible } from "@/components/ui/collapsible";
import { CheckboxList, CheckboxRow } from "@/components/ui/fields/checkbox";
import { ChipInput } from "@/components/ui/fields/chip-input";
import { Field, FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { SCOPES } from "@/lib/core/operations/scopes";
import { policyFields } from "@/lib/policy/fields";
import type { KeyForm } from "./key-form";
import { findScopePreset, listScopePresets } from "./scope-presets";

type Scope = (typeof SCOPES)[number];

type Props = {
  /** The Keystead scopes that the person may give to the key. */
  grantable: readonly string[];
  /** The default scopes of a new key. Without them, the field has no presets. */
  defaults?: readonly string[];
};

/** Shows a key's scopes in two groups, presets of them, and typed ones. Typing a known scope checks it. */
export function ScopesField({ grantable, defaults }: Props) {
  const { value: scopes, onChange, error, errors } = useListField<KeyForm>("scopes");
  const [adding, setAdding] = useState(scopes.some(isForeign));
  const offered = SCOPES.filter(({ name }) => grantable.includes(name) || scopes.includes(name));
  const management = offered.filter(({ group }) => group === "management");
  const chosen = management.filter(({ name }) => scopes.includes(name)).length;
  const [isOpen] = useState(chosen > 0);
  const group = (listed: readonly Scope[]) => (
    <ScopeGroup
      listed={listed}
      scopes={scopes}
      onToggle={(scope) =>
        onChange(scopes.includes(scope) ? scopes.filter((other) => other !== scope) : [...scopes, scope])
      }
    />
  );
  return (
    <FieldGroup
      legend={policyFields.scopes.label}
      aside={`${scopes.length} chosen`}
      error={error}
      hint={toHint(scopes)}
    >
      {defaults && (
        <Presets scopes={scopes} presets={listScopePresets(defaults, grantable)} onChange={onChange} />
      )}
      <div className="grid grid-cols-1 gap-2">
        {group(offered.filter(({ group }) => group === "gateway"))}
        {management.length > 0 && (
          <Collapsible title="Management" summary={chosen === 0 ? "None" : `${chosen} chosen`} open={isOpen}>
            <p className="-mb-2 text-12 text-ink-3">
              These scopes open the REST API, which manages keys and other records. Applications that call
              models do not need them.
            </p>
            {group(management)}
          </Collapsible>
        )}
      </div>
      {adding ? (
        <OtherScopes scopes={scopes} errors={errors} onChange={onChange} />
      ) : (
        <button
          type="button"
          className={textLink("justify-self-end text-12")}
          onClick={() => setAdding(true)}
        >
          Add another scope
        </button>
      )}
    </FieldGroup>
  );
}

function toHint(scopes: readonly string[]): string | undefined {
  if (scopes.length === 0) return "A key without scopes can be verified, and can do nothing else.";
  if (!scopes.includes("workflows:trigger")) return undefined;
  return "Trigger Workflows starts the workflows of a project. Its Workflows tab lists them, with their addresses.";
}

type GroupProps = {
  listed: readonly Scope[];
  scopes: readonly string[];
  onToggle: (scope: string) => void;
};

function ScopeGroup({ listed, scopes, onToggle }: GroupProps) {
  return (
    <CheckboxList>
      {listed.map(({ name, label }) => (
        <CheckboxRow
          key={name}
          label={label}
          raw={name}
          checked={scopes.includes(name)}
          onChange={() => onToggle(name)}
        />
      ))}
    </CheckboxList>
  );
}

type PresetsProps = {
  scopes: readonly string[];
  presets: ReturnType<typeof listScopePresets>;
  onChange: (scopes: readonly string[]) => void;
};

function Presets({ scopes, presets, onChange }: PresetsProps) {
  const name = useId();
  const found = findScopePreset(presets, scopes);
  return (
    <SegmentedControl
      full
      name={name}
      label="Presets"
      options={found ? presets : [...presets, { value: "custom", label: "Custom" }]}
      value={found?.value ?? "custom"}
      onChange={(event) =>
        onChange(presets.find(({ value }) => value === event.target.value)?.scopes ?? scopes)
      }
    />
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
  const valid = others.filter((scope) => !errors[scope]);
  return (
    <Field
      label="Other scopes"
      className="mt-1.5"
      hint="For your own services that verify keys here. You can paste a comma-separated list."
    >
      {(control) => (
        <>
          <ChipInput
            {...control}
            autoFocus={others.length === 0}
            value={others}
            errors={errors}
            placeholder="resource:verb"
            onChange={(entries) => onChange([...new Set([...own, ...entries])])}
          />
          {valid.length > 0 && (
            <p className="text-12 text-amber">
              Not a scope of Keystead: {valid.join(", ")}. Only your own services can check it.
            </p>
          )}
        </>
      )}
    </Field>
  );
}

const known: readonly string[] = SCOPES.map(({ name }) => name);
const isForeign = (scope: string) => !known.includes(scope);
