"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useServerForm } from "@/components/forms/use-server-form";
import type { Member, MemberContext } from "@/components/members/types";
import { useToast } from "@/components/ui/feedback/toast";
import { deleteMemberInput } from "@/lib/members/access-input";
import { HoldingsFields } from "./holdings-fields";
import { type RemovalValues, toRemoval } from "./removal";

type Props = { member: Member; context: MemberContext; onClose: () => void };

/** Shows the dialog that removes a member and settles their keys and credentials. */
export function RemoveDialog({ member, context, onClose }: Props) {
  const { organization, actions } = context;
  const toast = useToast();
  const form = useServerForm({
    defaultValues: { holdings: "leave", handTo: "", fates: {} } satisfies RemovalValues,
    schema: deleteMemberInput,
    toInput: (values: RemovalValues) => toRemoval(member, values),
    request: { route: "DELETE /api/members/:id" },
    send: (input) => actions.remove(organization, input),
    onDone: () => {
      onClose();
      toast({ text: `${member.name} removed.`, about: [member.id] });
    },
  });
  return (
    <FormDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={`Remove ${member.name}?`}
      description="Their next request to this organization is refused, in every browser. They keep their account."
      verb="Remove member"
      danger
      form={form}
    >
      <HoldingsFields member={member} context={context} />
    </FormDialog>
  );
}
