"use client";

import { CopyButton } from "@/components/ui/buttons/copy-button";
import { OnceDialog } from "@/components/ui/dialogs/once-dialog";

type Props = { codes: readonly string[]; onClose: () => void };

/** Shows new recovery codes once. Asks for a confirmation if it is closed before they were copied. */
export function CodesDialog({ codes, onClose }: Props) {
  const text = codes.join("\n");
  return (
    <OnceDialog
      title="Save your recovery codes"
      description="Each code signs you in once if you lose your phone. They are shown only now."
      size="s"
      what="recovery codes"
      text={text}
      loss="They cannot be shown again. To get new ones, you would have to create them."
      onClose={onClose}
    >
      {(onCopied) => (
        <>
          <ul className="grid grid-cols-1 gap-x-4 gap-y-1.5 rounded-8 border border-line bg-sunken p-3 font-mono text-13 sm:grid-cols-2">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <CopyButton
            className="justify-self-start"
            text={text}
            label="Copy all"
            onCopied={onCopied}
            data-autofocus
          />
        </>
      )}
    </OnceDialog>
  );
}
