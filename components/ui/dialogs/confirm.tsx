"use client";

import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import { Opener } from "@/components/ui/popovers/opener";
import type { ConfirmContent } from "./confirm-panel";
import { useDialog } from "./use-dialog";

const ConfirmPanel = dynamic(() => import("./confirm-panel").then((module) => module.ConfirmPanel), {
  loading: () => null,
});

type Props = ConfirmContent & {
  trigger?: ReactElement | undefined;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Asks for confirmation. Shows the impact, a less destructive alternative, Cancel and the confirm button. */
export function Confirm({ trigger, open: held, onOpenChange, ...content }: Props) {
  const { open, wasOpen, setOpen } = useDialog({ open: held, onOpenChange });
  return (
    <>
      {trigger && <Opener trigger={trigger} open={open} onOpen={() => setOpen(true)} />}
      {wasOpen && <ConfirmPanel {...content} open={open} onOpenChange={setOpen} />}
    </>
  );
}
