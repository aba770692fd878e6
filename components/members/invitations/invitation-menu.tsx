"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { Invitation, MemberContext } from "@/components/members/types";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { Menu } from "@/components/ui/popovers/menu";
import type { Sent } from "./invitation-link";

const InvitationLink = dynamic(() => import("./invitation-link").then((module) => module.InvitationLink), {
  loading: () => null,
});

type Props = { invitation: Invitation; context: MemberContext };

/** Shows the menu of an invitation: create a new link, revoke it. */
export function InvitationMenu({ invitation, context: { organization, origin, isOwner, actions } }: Props) {
  const { id, version, email, role, workspaces, state } = invitation;
  const toast = useToast();
  const [isRevoking, setRevoking] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const grants = workspaces.map(({ workspaceId, access }) => ({ workspaceId, access }));
  const renew = useResult(
    (_input: null, token) => actions.invite(organization, { email, role, workspaces: grants }, token),
    setSent,
    (error) => toast(toErrorToast(error)),
  );
  const revoke = async () => {
    const result = await actions.revoke(organization, { id, version });
    if (!result.ok) return result.error.message;
    toast({ text: `Invitation of ${email} revoked.` });
  };
  const reason = role === "owner" && !isOwner ? "Only an owner can invite owners." : undefined;
  return (
    <>
      <Menu
        label={`Actions for ${email}`}
        items={[
          { label: "New link…", icon: "rotate", onSelect: () => renew.send(null), ...(reason && { reason }) },
          ...(state === "pending"
            ? [
                {
                  label: "Revoke…",
                  icon: "ban" as const,
                  danger: true,
                  onSelect: () => setRevoking(true),
                  ...(reason && { reason }),
                },
              ]
            : []),
        ]}
      />
      <Confirm
        open={isRevoking}
        onOpenChange={setRevoking}
        title={`Revoke the invitation of ${email}?`}
        description="Its link stops working. You can invite them again."
        verb="Revoke invitation"
        request={{ route: "DELETE /api/invitations/:id", getInput: () => ({ id, version }) }}
        onConfirm={revoke}
      />
      {sent && <InvitationLink sent={sent} origin={origin} onClose={() => setSent(null)} />}
    </>
  );
}
