import { type Owners, ownerName } from "@/components/organizations/owners";
import type { Choices } from "@/components/runtimes/types";
import { Field, FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { Select } from "@/components/ui/fields/select";
import { TextField } from "@/components/ui/fields/text-field";
import type { Draft, RuntimeForm } from "./use-runtime-form";

type Props = { form: RuntimeForm; choices: Choices; owners: Owners };

const ways: { value: Draft["via"]; label: string; hint?: string }[] = [
  {
    value: "use",
    label: "Automatic",
    hint: "The active credential of the workspace, or of the organization.",
  },
  { value: "link", label: "Specific credential" },
  { value: "url", label: "Custom base URL" },
];

/** Shows the choice of the credential for a runtime's calls. */
export function CredentialChoice({ form, choices, owners }: Props) {
  const { draft, change, problem, text } = form;
  return (
    <>
      <FieldGroup legend="Credential" hint={ways.find(({ value }) => value === draft.via)?.hint}>
        <SegmentedControl
          full
          name="via"
          value={draft.via}
          options={ways}
          onChange={(event) => change({ via: event.target.value as Draft["via"] })}
        />
      </FieldGroup>
      {draft.via === "link" && (
        <Field
          label="Linked credential"
          hint="If it is inactive, calls fail. There is no fallback to another credential."
          error={problem("credentialId")}
        >
          {(control) => (
            <Select
              {...control}
              value={draft.credentialId}
              placeholder="Choose a credential"
              options={toOptions(draft, choices, owners)}
              onChange={(event) => change({ credentialId: event.target.value })}
            />
          )}
        </Field>
      )}
      {draft.via === "url" && (
        <TextField
          {...text("baseUrl")}
          label="Base URL"
          inputMode="url"
          autoComplete="off"
          placeholder="https://models.example.com/v1"
          hint="Calls go there without a credential."
        />
      )}
    </>
  );
}

/** Returns the provider's credentials that the owner may use, and a linked one that the person cannot see. */
function toOptions({ provider, workspaceId, credentialId }: Draft, { credentials }: Choices, owners: Owners) {
  const usable = credentials.filter(
    (one) => one.provider === provider && (one.workspaceId === null || one.workspaceId === workspaceId),
  );
  const hidden = credentialId !== "" && !usable.some(({ id }) => id === credentialId);
  return [
    ...usable.map((one) => ({
      value: one.id,
      label: `${one.name} (${ownerName(owners, one.workspaceId)}${one.active ? "" : ", inactive"})`,
    })),
    ...(hidden ? [{ value: credentialId, label: "The one that is linked, which you do not see" }] : []),
  ];
}
