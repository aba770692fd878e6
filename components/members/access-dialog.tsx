"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useServerForm } from "@/components/forms/use-server-form";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { updateMemberInput } from "@/lib/members/access-input";
import { AccessFields, type AccessValues, toGrants } from "./access-fields";
import type { Member, MemberContext } from "./types";

type Props = { member: Member; context: MemberContext; onClose: () => void };

/** Shows the dialog that changes a member's role and access to workspaces. */
export function AccessDialog({ member, context, onClose }: Props) {
  const { organization, isOwner, workspaces, actions } = context;
  const showUndo = useUndoToast();
  const form = useServerForm({
    defaultValues: { role: member.role, workspaces: member.workspaces } satisfies AccessValues,
    schema: updateMemberInput,
    toInput: (values: AccessValues) => ({
      ...{ id: member.id, version: member.version, role: values.role },
      workspaces: toGrants(values),
    }),
    request: { route: "PATCH /api/members/:id" },
    send: (input) => actions.update(organization, input),
    onDone: ({ name, version }) => {
      onClose();
      const { id, role } = member;
      showUndo(
        `Access of ${name} changed. It applies to their next request.`,
        () => actions.update(organization, { id, version, role, workspaces: toGrants(member) }),
        [id],
      );
    },
  });
  return (
    <FormDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={`Access of ${member.name}`}
      description={member.email}
      size="s"
      verb="Save"
      form={form}
      untilChanged
    >
      <AccessFields isOwner={isOwner} workspaces={workspaces} />
    </FormDialog>
  );
}
