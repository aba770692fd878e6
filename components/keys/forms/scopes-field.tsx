"use client";

import { useState } from "react";
import type { FieldsProps } from "@/components/keys/forms/fields";
import { CheckboxList, CheckboxRow } from "@/components/ui/checkbox";
import { ChipInput } from "@/components/ui/chip-input";
import { Field, FieldGroup } from "@/components/ui/field";
import { textLink } from "@/components/ui/text-link";
import { SCOPES, scopeProblem } from "@/lib/core/scopes";

const known = SCOPES.map(({ name }) => name as string);
const COMMON = ["chat:write", "models:read", "embeddings:write", "workflows:trigger"];

type Props = FieldsProps & {
  /** The scopes of Keystead that the person may put on the key. */
  grantable: readonly string[];
};

/**
 * What a key may do: the usual scopes first, then all of them, then those of other services. A known scope that is
 * typed is ticked.
 */
export function ScopesField({ draft, change, problem, grantable }: Props) {
  const others = foreignScopes(draft);
  const [whole, setWhole] = useState(false);
  const [adding, setAdding] = useState(others.length > 0);
  const [first] = useState(() => new Set([...COMMON, ...draft.scopes]));
  const offered = known.filter((name) => grantable.includes(name) || draft.scopes.includes(name));
  const isFirst = (name: string) => first.has(name) || draft.scopes.includes(name);
  const shown = whole ? offered : ordered(offered.filter(isFirst));
  const more = offered.length - shown.length;
  const toggle = (scope: string) =>
    change({
      scopes: draft.scopes.includes(scope)
        ? draft.scopes.filter((other) => other !== scope)
        : [...draft.scopes, scope],
    });
  return (
    <FieldGroup
      legend="Scopes"
      aside={`${draft.scopes.length} chosen`}
      error={others.some(scopeProblem) ? undefined : problem("scopes")}
      hint={
        draft.scopes.length === 0 ? "Without a scope the key is known here, and may do nothing." : undefined
      }
    >
      <CheckboxList>
        {shown.map((scope) => (
          <CheckboxRow
            key={scope}
            label={SCOPES.find(({ name }) => name === scope)?.label}
            raw={scope}
            checked={draft.scopes.includes(scope)}
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
      {adding && <OtherScopes draft={draft} change={change} />}
    </FieldGroup>
  );
}

function OtherScopes({ draft, change }: Pick<FieldsProps, "draft" | "change">) {
  const others = foreignScopes(draft);
  const own = draft.scopes.filter((scope) => !others.includes(scope));
  return (
    <Field
      label="Other scopes"
      className="mt-1.5"
      hint="Of services of yours that verify keys here. A list with commas can be pasted."
    >
      {(control) => (
        <ChipInput
          {...control}
          autoFocus={others.length === 0}
          value={others}
          check={scopeProblem}
          placeholder="resource:verb"
          onChange={(entries) => change({ scopes: [...new Set([...own, ...entries])] })}
        />
      )}
    </Field>
  );
}

const foreignScopes = ({ scopes }: FieldsProps["draft"]) => scopes.filter((scope) => !known.includes(scope));

const ordered = (names: string[]) => [
  ...COMMON.filter((name) => names.includes(name)),
  ...names.filter((name) => !COMMON.includes(name)),
];
