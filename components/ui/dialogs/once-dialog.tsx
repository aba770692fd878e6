"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { CopyButton } from "@/components/ui/buttons/copy-button";
import { Alert } from "@/components/ui/feedback/alert";
import { Dialog } from "./dialog";
import { DialogStart } from "./dialog-parts";

type Props = {
  title: string;
  description: string;
  size?: "s";
  /** What is shown: "key". */
  what: string;
  text: string;
  /** What it takes to replace the text, in the alert before the dialog closes without a copy. */
  loss: string;
  onClose: () => void;
  /** Content at the left end of the footer. */
  start?: ReactNode;
  /** Renders the text. A copy by a button calls `onCopied`. A copied selection counts too. */
  children: (onCopied: () => void) => ReactNode;
  /** Content below the text. */
  below?: ReactNode;
};

/** Shows a secret text once. Asks for a confirmation if it is closed before the text was copied. */
export function OnceDialog(props: Props) {
  const { what, text, loss, start, onClose, children, below, ...dialog } = props;
  const [copied, setCopied] = useState(false);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    // The browser may keep the page for the back button. The secret must not be in it.
    window.addEventListener("pagehide", onClose);
    return () => window.removeEventListener("pagehide", onClose);
  }, [onClose]);
  const onCopied = () => setCopied(true);
  const close = () => (copied || asked ? onClose() : setAsked(true));
  const isAsking = asked && !copied;
  return (
    <Dialog
      {...dialog}
      open
      onOpenChange={(stays) => !stays && close()}
      low
      closeless
      footer={
        <>
          {start && <DialogStart>{start}</DialogStart>}
          {isAsking ? (
            <>
              <Button onClick={onClose}>Close without copying</Button>
              <CopyButton
                ref={focusButton}
                size="m"
                variant="primary"
                label={`Copy ${what}`}
                text={text}
                onCopied={onCopied}
              />
            </>
          ) : (
            <Button ref={asked ? focusButton : undefined} variant="primary" onClick={close}>
              Done
            </Button>
          )}
        </>
      }
    >
      {isAsking && (
        <Alert tone="amber" role="alert" strong={`You have not copied the ${what}.`}>
          {loss}
        </Alert>
      )}
      <div className="grid grid-cols-1 gap-2" onCopy={onCopied}>
        {children(onCopied)}
      </div>
      {below}
    </Dialog>
  );
}

/** Focuses a button when it appears. */
const focusButton = (button: HTMLButtonElement | null) => button?.focus();
