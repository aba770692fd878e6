import { type Owners, ownerName } from "@/components/organizations/owners";
import type { Linkable, StorageUnit } from "@/components/storage/types";
import { Field, FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { Select } from "@/components/ui/fields/select";
import { TextField } from "@/components/ui/fields/text-field";
import { STORAGE_NAMES, STORAGE_PROVIDERS } from "@/lib/storage/storage-providers";
import type { Draft, StorageUnitForm } from "./use-storage-unit-form";

type Props = { form: StorageUnitForm; credentials: readonly Linkable[]; owners: Owners };

const types = Object.entries(STORAGE_NAMES).map(([value, label]) => ({ value, label }));

/** Shows the fields of a storage unit's form. */
export function StorageUnitFields({ form, credentials, owners }: Props) {
  const { draft, change, problem, text } = form;
  const isContainer = draft.type === "BLOB";
  return (
    <>
      <TextField {...text("name")} label="Name" maxLength={100} autoComplete="off" placeholder="Invoices" />
      <FieldGroup legend="Type" error={problem("type")}>
        <SegmentedControl
          full
          name="type"
          value={draft.type}
          options={types}
          onChange={(event) =>
            change({ type: event.target.value as StorageUnit["type"], credentialId: "", endpoint: "" })
          }
        />
      </FieldGroup>
      <CredentialField form={form} credentials={credentials} owners={owners} />
      <TextField
        {...text("bucket")}
        label={isContainer ? "Container" : "Bucket"}
        mono
        autoComplete="off"
        spellCheck={false}
        placeholder="acme-invoices"
      />
      <Address form={form} />
    </>
  );
}

function CredentialField({ form: { draft, change, problem }, credentials, owners }: Props) {
  const options = toOptions(draft, credentials, owners);
  return (
    <Field
      label="Credential"
      optional
      hint={
        options.length === 0
          ? `No credential opens ${STORAGE_NAMES[draft.type]} yet. Add one in the Credentials tab.`
          : "Signs links to the files. The secret never leaves Keystead."
      }
      error={problem("credentialId")}
    >
      {(control) => (
        <Select
          {...control}
          value={draft.credentialId}
          placeholder="None"
          options={options}
          onChange={(event) => change({ credentialId: event.target.value })}
        />
      )}
    </Field>
  );
}

const defaults: Record<StorageUnit["type"], string> = {
  S3: "Leave blank for the credential’s own, or for Amazon S3. {bucket} stands for the name in the host.",
  GCS: "Leave blank for storage.googleapis.com.",
  BLOB: "Leave blank for the account’s address at blob.core.windows.net.",
};

function Address({ form: { draft, text } }: Pick<Props, "form">) {
  return (
    <>
      {draft.type === "S3" && (
        <TextField
          {...text("region")}
          label="Region"
          optional
          mono
          autoComplete="off"
          spellCheck={false}
          placeholder="eu-central-1"
          hint="Leave blank for the credential’s region."
        />
      )}
      <TextField
        {...text("endpoint")}
        label="Endpoint"
        optional
        mono
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://storage.example.com"
        hint={defaults[draft.type]}
      />
    </>
  );
}

/** Returns the credentials that open the type, and a linked one that the person does not see. */
function toOptions({ type, credentialId }: Draft, credentials: readonly Linkable[], owners: Owners) {
  const usable = credentials.filter(({ provider }) => STORAGE_PROVIDERS[type].includes(provider));
  const isHidden = credentialId !== "" && !usable.some(({ id }) => id === credentialId);
  return [
    ...usable.map((one) => ({
      value: one.id,
      label: `${one.name} (${ownerName(owners, one.workspaceId)}${one.active ? "" : ", inactive"})`,
    })),
    ...(isHidden ? [{ value: credentialId, label: "The one that is linked, which you do not see" }] : []),
  ];
}
