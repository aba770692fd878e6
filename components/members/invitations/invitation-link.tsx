"use client";

import type { Invitation } from "@/components/members/types";
import { Button } from "@/components/ui/buttons/button";
import { CopyButton } from "@/components/ui/buttons/copy-button";
import { Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import { Alert } from "@/components/ui/feedback/alert";
import { secretBox } from "@/components/ui/fields/secret-box";
import { RelativeTime } from "@/components/ui/values/relative-time";

/** A created invitation. `token` is null after a repeated request, which does not show it again. */
export type Sent = Pick<Invitation, "email" | "expiresAt"> & { token: string | null; mailed: boolean };

type Props = { sent: Sent; origin: string; onClose: () => void };

/** Shows the link of a new invitation once. */
export function InvitationLink({ sent: { email, expiresAt, token, mailed }, origin, onClose }: Props) {
  const link = `${origin}/invite/${token}`;
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      size="s"
      low
      title="Invitation created"
      description={
        mailed
          ? `An e-mail with this link is on its way to ${email}. The link works once and is shown only now.`
          : `Send this link to ${email}. It works once and is shown only now.`
      }
      footer={
        <DialogClose>
          <Button variant="primary">Done</Button>
        </DialogClose>
      }
    >
      {token === null ? (
        <Alert tone="amber" strong="The link was shown before.">
          Create the invitation again for a new link.
        </Alert>
      ) : (
        <div className={secretBox}>
          <code className="min-w-0 flex-1 truncate text-13">{link}</code>
          <CopyButton text={link} label="Copy link" data-autofocus />
        </div>
      )}
      <p className="text-12 text-ink-3">
        Only {email} can accept it. It expires <RelativeTime at={expiresAt} />.
      </p>
    </Dialog>
  );
}
