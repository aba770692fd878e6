import { textLink } from "@/components/ui/buttons/text-link";
import { CheckboxRow } from "@/components/ui/fields/checkbox";
import { Field } from "@/components/ui/fields/field";
import { Input, Textarea } from "@/components/ui/fields/input";
import { PasswordInput } from "@/components/ui/fields/password-input";
import { withVersion } from "@/lib/credentials/catalogue/base-url";
import type { ProviderField as Described } from "@/lib/credentials/catalogue/provider";
import type { CredentialForm } from "./use-credential-form";

type Props = {
  field: Described;
  /** Where a person gets a key. */
  keyPage: string | null;
  form: CredentialForm;
  /** What may be shown of the stored secret, which blank keeps. */
  stored?: string | undefined;
};

/** A field as the catalogue describes it. */
export function ProviderField({ field, keyPage, form, stored }: Props) {
  const { draft, change, fieldProblem, isUnusual } = form;
  const getKey = field.secret && keyPage && (
    <a className={textLink("text-12")} href={keyPage} target="_blank" rel="noreferrer">
      Get a key
    </a>
  );
  const asks = isUnusual(field.name) || (draft.confirmed && field.form);
  return (
    <div className="grid gap-1">
      <Field
        label={field.label}
        optional={!field.required}
        aside={getKey}
        hint={toHint(field, draft.fields[field.name], stored)}
        error={fieldProblem(field.name)}
      >
        {(control) => {
          const common = {
            ...control,
            value: draft.fields[field.name] ?? "",
            placeholder: stored ?? field.default ?? field.form?.display,
            onChange: (event: { target: { value: string } }) =>
              change({ fields: { ...draft.fields, [field.name]: event.target.value } }),
          };
          if (field.type === "password") return <PasswordInput {...common} autoComplete="new-password" />;
          if (field.type === "textarea") return <Textarea {...common} mono rows={6} spellCheck={false} />;
          return <Input {...common} inputMode={field.type === "url" ? "url" : "text"} autoComplete="off" />;
        }}
      </Field>
      {asks && (
        <CheckboxRow
          label={"Save anyway (unexpected format)"}
          checked={draft.confirmed}
          onChange={(event) => change({ confirmed: event.target.checked })}
        />
      )}
    </div>
  );
}

/** Returns the hint of a field. A base URL without a version is pointed out, because most servers expect one. */
function toHint(field: Described, value: string | undefined, stored: string | undefined) {
  const versioned = field.type === "url" && value ? withVersion(value) : null;
  if (versioned !== null) return `Most servers expect a version: ${versioned}`;
  return stored === undefined ? field.description : `Leave it blank to keep ${stored}.`;
}
