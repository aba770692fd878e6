import { Collapsible } from "@/components/ui/collapsible";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextField } from "@/components/ui/text-field";
import type { Provider } from "@/lib/credentials/catalogue/provider";
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
  const { draft, change, problem } = form;
  return (
    <>
      <TextField
        label="Credential Name"
        value={draft.name}
        maxLength={100}
        required
        autoComplete="off"
        placeholder={`Production ${provider.name}`}
        onChange={(event) => change({ name: event.target.value })}
        error={problem("name")}
      />
      {provider.fields
        .toSorted((a, b) => a.order - b.order)
        .map((field) => (
          <ProviderField
            key={field.name}
            field={field}
            keyPage={provider.keyPage}
            form={form}
            stored={hints[field.name]}
          />
        ))}
      <Details form={form} />
    </>
  );
}

function Details({ form: { draft, change, problem } }: Pick<Props, "form">) {
  const wrong = problem("description") ?? problem("priority");
  return (
    <Collapsible title="Description and priority" summary={toSummary(draft)} open={wrong ? true : undefined}>
      <TextField
        label="Description"
        optional
        value={draft.description}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => change({ description: event.target.value })}
        error={problem("description")}
      />
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

const toSummary = ({ description, priority }: CredentialForm["draft"]) =>
  [description || "No description", `priority ${priority || 0}`].join(" · ");
