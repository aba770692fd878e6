import { Checkbox, CheckboxRow } from "@/components/ui/fields/checkbox";
import { FieldText } from "@/components/ui/fields/field";
import { TextField } from "@/components/ui/fields/text-field";
import { Tile } from "@/components/ui/values/avatar";
import { plural } from "@/components/ui/values/format";
import type { LeftOut } from "./env-file";
import type { Choice, Choices, Known } from "./recognise";
import { summarizeLeftOut } from "./summarize-left-out";

type Props = {
  known: readonly Known[];
  leftOut: readonly LeftOut[];
  choices: Choices;
  onChoose: (provider: string, choice: Choice) => void;
};

/** What would be stored of an environment file. */
export function EnvPreview({ known, leftOut, choices, onChoose }: Props) {
  return (
    <section className="grid grid-cols-1 gap-4" aria-label="Preview" aria-live="polite">
      <p className="font-medium text-ink text-13">
        {known.length === 0
          ? "No variable of a known provider"
          : `${plural(known.length, "credential")} recognised`}
      </p>
      {known.map((entry) => (
        <Entry
          key={entry.provider.id}
          entry={entry}
          choice={choices[entry.provider.id] ?? {}}
          onChoose={(choice) => onChoose(entry.provider.id, choice)}
        />
      ))}
      {leftOut.length > 0 && (
        <p className="text-12 text-ink-3 wrap-anywhere">Left out: {summarizeLeftOut(leftOut)}</p>
      )}
    </section>
  );
}

type EntryProps = { entry: Known; choice: Choice; onChoose: (choice: Choice) => void };

function Entry({ entry: { provider, fields, variables, problem }, choice, onChoose }: EntryProps) {
  const { left = false, name = provider.name, confirmed = false } = choice;
  const nameless = name.trim() === "" ? "Enter a name" : undefined;
  return (
    <div className="grid grid-cols-1 gap-4 rounded-8 border border-line bg-paper p-3">
      <div className="flex min-w-0 items-center gap-2 justify-between">
        <span className="flex items-center gap-2 min-w-0">
          <Tile name={provider.name} icon={provider.icon} />
          <span className="truncate font-medium text-13">{provider.name}</span>
        </span>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the box is inside */}
        <label className="flex min-w-0 items-center gap-2 text-13">
          <Checkbox checked={!left} onChange={(event) => onChoose({ left: !event.target.checked })} />
          Store
        </label>
      </div>
      {!left && <Values provider={provider} fields={fields} variables={variables} />}
      {!left && problem && !confirmed && <FieldText id={provider.id} error={problem.message} />}
      {!left && problem?.confirmable && (
        <CheckboxRow
          label="Save anyway (unexpected format)"
          checked={confirmed}
          onChange={(event) => onChoose({ confirmed: event.target.checked })}
        />
      )}
      {!left && (
        <TextField
          label="Credential Name"
          value={name}
          maxLength={100}
          autoComplete="off"
          error={nameless}
          onChange={(event) => onChoose({ name: event.target.value })}
        />
      )}
    </div>
  );
}

/** The variables of a credential, with the values of public fields. */
function Values({ provider, fields, variables }: Pick<Known, "provider" | "fields" | "variables">) {
  const open = provider.fields.filter(({ name, secret }) => !secret && fields[name] !== undefined);
  return (
    <div className="grid gap-1">
      <code className="font-mono text-12 text-ink-2 wrap-anywhere">{variables.join(", ")}</code>
      {open.map(({ name, label }) => (
        <p key={name} className="text-12 text-ink-3 wrap-anywhere">
          {label}: {fields[name]}
        </p>
      ))}
    </div>
  );
}
