"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useField } from "@/components/forms/use-field";
import { useServerForm } from "@/components/forms/use-server-form";
import type { SetWorkspaceAccess, WorkspaceGrant } from "@/components/members/types";
import { ACCESS_HINT, ACCESS_WORDS } from "@/components/members/words";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { TextField } from "@/components/ui/fields/text-field";
import { workspaceAccessInput } from "@/lib/members/access-input";

export type AddMemberProps = {
  organization: string;
  workspace: { id: string; name: string };
  setAccess: SetWorkspaceAccess;
};

type Values = { member: string; access: WorkspaceGrant["access"] };
type Props = AddMemberProps & { open: boolean; onOpenChange: (open: boolean) => void };

const accesses = Object.entries(ACCESS_WORDS).map(([value, label]) => ({ value, label }));

/** Shows the dialog that gives a member of the organization access to a workspace. */
export function AddMemberDialog({ organization, workspace, setAccess, open, onOpenChange }: Props) {
  const showUndo = useUndoToast();
  const blank: Values = { member: "", access: "read" };
  const server = useServerForm({
    defaultValues: blank,
    schema: workspaceAccessInput,
    toInput: (values: Values) => ({ id: workspace.id, ...values }),
    send: (input) => setAccess(organization, input),
    onDone: ({ id, name }) => {
      server.form.reset(blank);
      onOpenChange(false);
      showUndo(
        `${name} added to ${workspace.name}.`,
        () => setAccess(organization, { id: workspace.id, member: id, access: null }),
        [id],
      );
    },
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Add a member to ${workspace.name}`}
      description="They must be a member of the organization. Admins invite new people on its Members page."
      size="s"
      verb="Add member"
      form={server}
    >
      <Fields />
    </FormDialog>
  );
}

function Fields() {
  const member = useField<Values, "member">("member");
  const { value, onChange, error } = useField<Values, "access">("access");
  return (
    <>
      <TextField {...member} label="Email" type="email" autoComplete="off" placeholder="noor@example.com" />
      <FieldGroup legend="Access" hint={ACCESS_HINT} error={error}>
        <SegmentedControl full name="access" value={value} options={accesses} onChange={onChange} />
      </FieldGroup>
    </>
  );
}
