"use client";

import { type KeyboardEvent, useState } from "react";
import { scopeProblem } from "@/components/keys/draft";
import type { FieldsProps } from "@/components/keys/fields";
import { Button } from "@/components/ui/button";
import { CheckboxList, CheckboxRow } from "@/components/ui/checkbox";
import { splitEntries } from "@/components/ui/entries";
import { FieldGroup } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { SCOPES } from "@/lib/core/scopes";

const COMMON = ["chat:write", "models:read", "embeddings:write", "workflows:trigger"];

type Props = FieldsProps & {
  /** The scopes of Keystead that the person may put on the key. */
  grantable: readonly string[];
};

/** What a key may do: the usual scopes first, then all of them, then those of other services. */
export function ScopesField({ draft, change, problem, grantable }: Props) {
  const [whole, setWhole] = useState(false);
  const [adding, setAdding] = useState(false);
  const [first] = useState(() => new Set([...COMMON, ...draft.scopes]));
  const known = SCOPES.map(({ name }) => name as string);
  const offered = known.filter((name) => grantable.includes(name) || draft.scopes.includes(name));
  const others = draft.scopes.filter((scope) => !known.includes(scope));
  const shown = whole ? offered : ordered(offered.filter((name) => first.has(name)));
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
      error={problem("scopes")}
      hint={
        draft.scopes.length === 0 ? "Without a scope the key is known here, and may do nothing." : undefined
      }
    >
      <CheckboxList>
        {[...shown, ...others].map((scope) => (
          <CheckboxRow
            key={scope}
            label={SCOPES.find(({ name }) => name === scope)?.label ?? "Scope of another service"}
            raw={scope}
            checked={draft.scopes.includes(scope)}
            onChange={() => toggle(scope)}
          />
        ))}
      </CheckboxList>
      <div className="row between mt-1.5">
        {more > 0 || whole ? (
          <button type="button" className="link text-12" onClick={() => setWhole(!whole)}>
            {whole ? "Show fewer" : `Show ${more} more`}
          </button>
        ) : (
          <span />
        )}
        {!adding && (
          <button type="button" className="link text-12" onClick={() => setAdding(true)}>
            Add another scope
          </button>
        )}
      </div>
      {adding && (
        <AddScope onAdd={(entries) => change({ scopes: [...new Set([...draft.scopes, ...entries])] })} />
      )}
    </FieldGroup>
  );
}

const ordered = (names: string[]) => [
  ...COMMON.filter((name) => names.includes(name)),
  ...names.filter((name) => !COMMON.includes(name)),
];

function AddScope({ onAdd }: { onAdd: (scopes: string[]) => void }) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const add = () => {
    const entries = splitEntries(text);
    const problem = entries.map(scopeProblem).find(Boolean);
    setError(problem);
    if (problem || entries.length === 0) return;
    onAdd(entries);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  };
  return (
    <div className="mt-1.5">
      <TextField
        label="Scope"
        mono
        autoFocus
        value={text}
        placeholder="resource:verb"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        hint="Of a service of yours that verifies keys here."
        error={error}
        aside={
          <Button size="s" variant="ghost" onClick={add}>
            Add
          </Button>
        }
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
