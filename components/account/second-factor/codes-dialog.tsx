"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { DialogStart } from "@/components/ui/dialog-parts";

type Props = { codes: readonly string[]; onClose: () => void };

/** Shows new recovery codes once. */
export function CodesDialog({ codes, onClose }: Props) {
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title="Save your recovery codes"
      description="Each code signs you in once if you lose your phone. They are shown only now."
      size="s"
      footer={
        <>
          <DialogStart>
            <CopyButton size="m" text={codes.join("\n")} label="Copy all" data-autofocus />
          </DialogStart>
          <DialogClose>
            <Button variant="primary">I saved them</Button>
          </DialogClose>
        </>
      }
    >
      <ul className="grid grid-cols-1 gap-x-4 gap-y-1.5 rounded-8 border border-line bg-sunken p-3 font-mono text-13 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}
