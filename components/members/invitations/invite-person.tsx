"use client";

import dynamic from "next/dynamic";
import type { MemberContext } from "@/components/members/types";
import { NewButton } from "@/components/resource/new-button";

const InviteDialog = dynamic(() => import("./invite-dialog").then((module) => module.InviteDialog), {
  loading: () => null,
});

/** Shows the button that invites a person. Its dialog is loaded when it opens. */
export function InvitePerson({ context }: { context: MemberContext }) {
  return <NewButton label="Invite">{(dialog) => <InviteDialog context={context} {...dialog} />}</NewButton>;
}
