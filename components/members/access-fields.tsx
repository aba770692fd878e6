import { useField } from "@/components/forms/use-field";
import { Field } from "@/components/ui/fields/field";
import { Select } from "@/components/ui/fields/select";
import type { Options } from "@/components/ui/pickers/options";
import type { Role, WorkspaceGrant } from "./types";
import { ACCESS_HINT, ROLE_HINTS, ROLE_WORDS } from "./words";
import { WorkspaceGrants } from "./workspace-grants";

/** The values of the fields of a role and access to workspaces. */
export type AccessValues = { role: Role; workspaces: WorkspaceGrant[] };

type Props = {
  /** Whether the user may make owners. */
  isOwner: boolean;
  workspaces: Options;
};

const ROLES = ["owner", "admin", "member", "viewer"] as const;

/** Shows the fields of the surrounding form for a role and the access to workspaces. */
export function AccessFields({ isOwner, workspaces: options }: Props) {
  const { value: role, onChange, error } = useField<AccessValues, "role">("role");
  const workspaces = useField<AccessValues, "workspaces">("workspaces");
  const offered = ROLES.filter((one) => isOwner || one !== "owner");
  return (
    <>
      <Field label="Role" hint={ROLE_HINTS[role]} error={error}>
        {(control) => (
          <Select
            {...control}
            value={role}
            options={offered.map((value) => ({ value, label: ROLE_WORDS[value] }))}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {(role === "member" || role === "viewer") && (
        <WorkspaceGrants
          value={workspaces.value}
          onChange={workspaces.onChange}
          options={options}
          isViewer={role === "viewer"}
          hint={toHint(role, workspaces.value.length)}
          error={workspaces.error}
        />
      )}
    </>
  );
}

const toHint = (role: Role, workspaces: number) => {
  if (workspaces === 0) return "Add at least one. Without it, they see no keys, runtimes or usage.";
  return role === "viewer" ? undefined : ACCESS_HINT;
};

/** Returns the access in an operation's input. Roles with access to all workspaces have none. */
export const toGrants = ({ role, workspaces }: AccessValues) =>
  role === "owner" || role === "admin"
    ? []
    : workspaces.map(({ workspaceId, access }) => ({
        workspaceId,
        access: role === "viewer" ? ("read" as const) : access,
      }));
