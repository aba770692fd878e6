import { OwnerField } from "@/components/organizations/owner-field";
import type { Owners } from "@/components/organizations/owners";
import type { Choices, Runtime } from "@/components/runtimes/types";
import { kinds } from "@/components/runtimes/words";
import { Field, FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { Select } from "@/components/ui/fields/select";
import { SwitchRow } from "@/components/ui/fields/switch";
import { TextField } from "@/components/ui/fields/text-field";
import { CredentialChoice } from "./credential-choice";
import { FallbackField } from "./fallback-field";
import { PriceFields } from "./price-fields";
import type { RuntimeForm } from "./use-runtime-form";

type Props = {
  form: RuntimeForm;
  choices: Choices;
  owners: Owners;
  /** True for a new runtime. Only then the form has a field for the owner. */
  isNew: boolean;
  /** The id of the edited runtime. */
  id?: string;
};

/** Shows the fields of a runtime's form. */
export function RuntimeFields({ form, choices, owners, isNew, id }: Props) {
  const { draft, change, problem } = form;
  return (
    <>
      <Identity form={form} choices={choices} isNew={isNew} />
      {isNew && (
        <OwnerField
          owners={owners}
          value={draft.workspaceId}
          onChange={(workspaceId) => change({ workspaceId, credentialId: "", fallbacks: [] })}
          hint="A workspace’s runtime serves its projects alone."
          error={problem("workspaceId")}
        />
      )}
      <CredentialChoice form={form} choices={choices} owners={owners} />
      <FallbackField form={form} choices={choices} id={id} />
      <PriceFields form={form} choices={choices} owners={owners} />
      <div>
        <SwitchRow
          label="Enabled"
          hint="When off, requests for it fail with RUNTIME_NOT_FOUND."
          checked={draft.enabled}
          onChange={(event) => change({ enabled: event.target.checked })}
        />
        {draft.workspaceId === "" && (
          <SwitchRow
            label={`Default for ${kinds[draft.kind].toLowerCase()}`}
            hint="Serves requests that name no runtime and no model. One default per kind."
            checked={draft.isDefault}
            onChange={(event) => change({ isDefault: event.target.checked })}
          />
        )}
      </div>
    </>
  );
}

/** Shows the fields for a runtime's name, kind, provider and model. */
function Identity({ form: { draft, change, problem, text }, choices, isNew }: Omit<Props, "owners" | "id">) {
  const choose = (kind: Runtime["kind"]) =>
    change({ kind, fallbacks: [], ...(isNew && { isDefault: !choices.withDefault.includes(kind) }) });
  return (
    <>
      <TextField
        {...text("name")}
        label="Name"
        maxLength={100}
        autoComplete="off"
        placeholder="support-chat"
        hint="Requests name it, or its number."
      />
      <FieldGroup legend="Kind" error={problem("kind")}>
        <SegmentedControl
          full
          name="kind"
          value={draft.kind}
          options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          onChange={(event) => choose(event.target.value as Runtime["kind"])}
        />
      </FieldGroup>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label="Provider" error={problem("provider")}>
          {(control) => (
            <Select
              {...control}
              value={draft.provider}
              options={choices.providers.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => change({ provider: event.target.value, credentialId: "" })}
            />
          )}
        </Field>
        <TextField
          {...text("upstreamModel")}
          label="Model"
          optional
          mono
          autoComplete="off"
          spellCheck={false}
          hint="Leave blank to pass the requested model through."
        />
      </div>
    </>
  );
}
