import { useState } from "react";
import { Field } from "@/components/ui/fields/field";
import { type Option, Select } from "@/components/ui/fields/select";
import { OptionPicker } from "@/components/ui/pickers/option-picker";
import type { Owners } from "./owners";

type Props = {
  owners: Owners;
  /** The id of a workspace, or blank for the organization. */
  value: string;
  onChange: (workspaceId: string) => void;
  hint: string;
  error?: string | undefined;
};

/** Shows a select of the owners for which the user may create a resource: the organization and workspaces. */
export function OwnerField({ owners, value, onChange, hint, error }: Props) {
  const { organization, mayOwn, writable, findById } = owners;
  const whole = mayOwn ? [{ value: "", label: "All workspaces" }] : [];
  const options = [...whole, ...writable.map(({ id, name }) => ({ value: id, label: name }))];
  const [picked, setPicked] = useState<Option>();
  if (findById) {
    return (
      <Field label="Workspace" hint={hint} error={error}>
        {(control) => (
          <OptionPicker
            {...control}
            label="Workspace"
            searchLabel="Search workspaces"
            options={options}
            find={findById}
            chosen={
              [...options, ...(picked ? [picked] : [])].find((option) => option.value === value) ?? {
                value,
                label: organization.name,
              }
            }
            onChange={(option) => {
              setPicked(option);
              onChange(option.value);
            }}
          />
        )}
      </Field>
    );
  }
  return (
    <Field label="Workspace" hint={hint} error={error}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          options={options}
        />
      )}
    </Field>
  );
}

/** Returns the initial value of `OwnerField`. Blank is the organization. */
export const firstOwner = ({ mayOwn, writable }: Owners) => (mayOwn ? "" : (writable[0]?.id ?? ""));
