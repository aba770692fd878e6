"use client";

import dynamic from "next/dynamic";
import { type ReactElement, useState } from "react";
import { useDialog } from "@/components/ui/dialogs/use-dialog";
import { Opener } from "@/components/ui/popovers/opener";
import type { NameProps } from "./name-form";

const NameForm = dynamic(() => import("./name-form").then((module) => module.NameForm), {
  loading: () => null,
});

type Props = NameProps & { trigger?: ReactElement; open?: boolean; onClose?: () => void };

/** Shows a dialog for the name of a new or renamed workspace or project. */
export function NameDialog({ trigger, open: held, onClose, onDone, ...props }: Props) {
  const [own, setOwn] = useState(false);
  const { open, wasOpen, setOpen } = useDialog({
    open: held ?? own,
    onOpenChange: (next) => {
      setOwn(next);
      if (!next) onClose?.();
    },
  });
  return (
    <>
      {trigger && <Opener trigger={trigger} open={open} onOpen={() => setOpen(true)} />}
      {wasOpen && (
        <NameForm
          {...props}
          open={open}
          onOpenChange={setOpen}
          onDone={(made) => {
            setOwn(false);
            onDone(made);
          }}
        />
      )}
    </>
  );
}
