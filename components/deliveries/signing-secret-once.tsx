"use client";

import { Button } from "@/components/ui/buttons/button";
import { CopyLine } from "@/components/ui/buttons/copy-button";
import { Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import { OnceDialog } from "@/components/ui/dialogs/once-dialog";
import { Alert } from "@/components/ui/feedback/alert";
import { MaskedValue } from "@/components/ui/values/masked-value";

type Props = {
  /** The name of the workflow or webhook. */
  name: string;
  title: string;
  /** Null after a repeated request, which does not show it again. */
  secret: string | null;
  onClose: () => void;
};

const PREFIX = "whsec_";

/** Shows a new signing secret once. Asks for a confirmation if it is closed before the secret was copied. */
export function SigningSecretOnce({ name, title, secret, onClose }: Props) {
  if (secret === null) return <ShownBefore name={name} title={title} onClose={onClose} />;
  const line = (value: string) => `KEYSTEAD_SIGNING_SECRET=${value}`;
  return (
    <OnceDialog
      title={title}
      description={`${name}. This is the only time you can see its signing secret. Give it to the receiver, which verifies requests with it.`}
      what="signing secret"
      text={secret}
      loss="It cannot be shown again. To get a new one, you would have to rotate it."
      onClose={onClose}
    >
      {(onCopied) => (
        <>
          <MaskedValue label="signing secret" prefix={PREFIX} value={secret} onCopied={onCopied} />
          <CopyLine
            kind=".env"
            label="Copy as .env line"
            text={line(secret)}
            shown={line(`${PREFIX}••••`)}
            onCopied={onCopied}
          />
        </>
      )}
    </OnceDialog>
  );
}

function ShownBefore({ name, title, onClose }: Omit<Props, "secret">) {
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      size="s"
      low
      title={title}
      description={name}
      footer={
        <DialogClose>
          <Button variant="primary">Done</Button>
        </DialogClose>
      }
    >
      <Alert tone="amber" strong="The signing secret was shown before.">
        Rotate it for a new one.
      </Alert>
    </Dialog>
  );
}
