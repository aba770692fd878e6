"use client";

import { useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CopyButton, CopyLine } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { MaskedValue } from "@/components/ui/masked-value";

type Props = {
  /** The name of the workflow or webhook. */
  name: string;
  title: string;
  secret: string;
  onClose: () => void;
};

const PREFIX = "whsec_";

/** Shows a new signing secret once. Asks for a confirmation if it is closed before the secret was copied. */
export function SigningSecretOnce({ name, title, secret, onClose }: Props) {
  const [copied, setCopied] = useState(false);
  const [asked, setAsked] = useState(false);
  const onCopied = () => setCopied(true);
  useEffect(() => {
    // The browser may keep the page for the back button. The secret must not be in it.
    window.addEventListener("pagehide", onClose);
    return () => window.removeEventListener("pagehide", onClose);
  }, [onClose]);
  const close = () => (copied || asked ? onClose() : setAsked(true));
  const line = (value: string) => `KEYSTEAD_SIGNING_SECRET=${value}`;
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && close()}
      low
      closeless
      title={title}
      description={`${name}. This is the only time you can see its signing secret. Give it to the receiver, which verifies requests with it.`}
      footer={
        asked && !copied ? (
          <>
            <Button onClick={onClose}>Close without copying</Button>
            <CopyButton
              size="m"
              variant="primary"
              label="Copy signing secret"
              text={secret}
              onCopied={onCopied}
            />
          </>
        ) : (
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        )
      }
    >
      {asked && !copied && (
        <Alert tone="amber" role="alert" strong="You have not copied the signing secret.">
          It cannot be shown again. To get a new one, you would have to rotate it.
        </Alert>
      )}
      <div className="grid grid-cols-1 gap-2" onCopy={onCopied}>
        <MaskedValue label="signing secret" prefix={PREFIX} value={secret} onCopied={onCopied} />
        <CopyLine
          kind=".env"
          label="Copy as .env line"
          text={line(secret)}
          shown={line(`${PREFIX}••••`)}
          onCopied={onCopied}
        />
      </div>
    </Dialog>
  );
}
