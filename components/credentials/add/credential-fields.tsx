import { type ReactNode, useLayoutEffect, useRef } from "react";
import { capabilityNames } from "@/components/credentials/capability-names";
import { Collapsible } from "@/components/ui/collapsible";
import { ChipInput } from "@/components/ui/fields/chip-input";
import { Field } from "@/components/ui/fields/field";
import { Input } from "@/components/ui/fields/input";
import { TextField } from "@/components/ui/fields/text-field";
import type { Capability, Provider } from "@/lib/credentials/catalogue/provider";
import { ProviderField } from "./provider-field";
import type { CredentialForm } from "./use-credential-form";

type Props = {
  provider: Provider;
  form: CredentialForm;
  /** What may be shown of the stored secrets, by field. */
  hints?: Readonly<Record<string, string>>;
};

/** The name of a credential and the fields of its provider, in the catalogue's order. */
export function CredentialFields({ provider, form, hints = {} }: Props) {
  const name = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    // The step before had the focus, and its button is gone.
    if (document.activeElement === document.body) name.current?.focus();
  }, []);
  return (
    <>
      <TextField
        {...form.text("name")}
        label="Credential Name"
        ref={name}
        maxLength={100}
        required
        autoComplete="off"
        placeholder={`Production ${provider.name}`}
      />
      {groupFields(provider).map(({ capability, fields }) => (
        <Group key={capability ?? "all"} capability={capability}>
          {fields.map((field) => (
            <ProviderField
              key={field.name}
              field={field}
              keyPage={provider.keyPage}
              form={form}
              stored={hints[field.name]}
            />
          ))}
        </Group>
      ))}
      <Details form={form} />
    </>
  );
}

/** Returns the fields that a person fills in, in their order: those of one capability after another. */
function groupFields({ fields }: Provider) {
  const asked = fields.filter(({ derived }) => !derived).toSorted((a, b) => a.order - b.order);
  const capabilities = [...new Set(asked.map(({ capability }) => capability))];
  return capabilities.map((capability) => ({
    capability,
    fields: asked.filter((field) => field.capability === capability),
  }));
}

function Group({ capability, children }: { capability: Capability | undefined; children: ReactNode }) {
  if (!capability) return children;
  return (
    <fieldset className="grid min-w-0 gap-4 rounded-8 border border-line p-3.5 pt-2">
      <legend className="px-1 text-12 font-medium text-ink-2">{capabilityNames[capability]}</legend>
      {children}
    </fieldset>
  );
}

function Details({ form: { draft, change, problem, text } }: Pick<Props, "form">) {
  const wrong = problem("description") ?? findTagProblem(problem) ?? problem("priority");
  return (
    <Collapsible
      title="Description, tags and priority"
      summary={toSummary(draft)}
      open={wrong ? true : undefined}
    >
      <TextField
        {...text("description")}
        label="Description"
        optional
        maxLength={500}
        autoComplete="off"
        hint="Where the key is kept, and who to ask about it."
      />
      <Field label="Tags" optional hint="Lists can be searched by them." error={findTagProblem(problem)}>
        {(control) => (
          <ChipInput
            {...control}
            value={draft.tags}
            placeholder="billing, eu"
            onChange={(tags) => change({ tags })}
          />
        )}
      </Field>
      <Field
        label="Priority"
        optional
        hint="Of several active ones the greatest is in use, then the one activated last."
        error={problem("priority")}
      >
        {(control) => (
          <Input
            {...control}
            type="number"
            step={1}
            placeholder="0"
            value={draft.priority}
            onChange={(event) => change({ priority: event.target.value })}
          />
        )}
      </Field>
    </Collapsible>
  );
}

/** Returns the problem of the tags, or of the first wrong one. */
const findTagProblem = (problem: CredentialForm["problem"]) =>
  problem("tags") ?? Array.from({ length: 21 }, (_, index) => problem(`tags.${index}`)).find(Boolean);

const toSummary = ({ description, tags, priority }: CredentialForm["draft"]) =>
  [description || "No description", tags.join(", "), `priority ${priority || 0}`].filter(Boolean).join(" · ");
