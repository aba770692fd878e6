import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Owners } from "./owners";

type Props = {
  owners: Owners;
  /** A workspace's id, or blank for the organization. */
  value: string;
  onChange: (workspaceId: string) => void;
  hint: string;
  error?: string | undefined;
};

/** Asks who owns something: the organization or one of its workspaces, as far as the person may decide. */
export function OwnerField({ owners, value, onChange, hint, error }: Props) {
  const { organization, mayOwn, writable } = owners;
  const whole = mayOwn ? [{ value: "", label: `None: all of ${organization.name}` }] : [];
  return (
    <Field label="Workspace" hint={hint} error={error}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          options={[...whole, ...writable.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
    </Field>
  );
}

/** The owner that a form starts with. */
export const firstOwner = ({ mayOwn, writable }: Owners) => (mayOwn ? "" : (writable[0]?.id ?? ""));
