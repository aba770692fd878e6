"use client";

import dynamic from "next/dynamic";
import type { MemberContext } from "@/components/members/types";
import { useCreateDialog } from "@/components/resource/use-create-dialog";
import { Button } from "@/components/ui/button";
import { Opener } from "@/components/ui/opener";
import { useDialog } from "@/components/ui/use-dialog";

const InviteDialog = dynamic(() => import("./invite-dialog").then((module) => module.InviteDialog), {
  loading: () => null,
});

/** Shows the button that invites a person. Its dialog is loaded when it opens. */
export function InvitePerson({ context }: { context: MemberContext }) {
  const [wanted, setWanted] = useCreateDialog();
  const { open, wasOpen, setOpen } = useDialog({ open: wanted, onOpenChange: setWanted });
  return (
    <>
      <Opener
        trigger={
          <Button variant="primary" icon="plus">
            Invite
          </Button>
        }
        open={open}
        onOpen={() => setOpen(true)}
      />
      {wasOpen && <InviteDialog context={context} open={open} onOpenChange={setOpen} />}
    </>
  );
}
