"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, cloneElement, type MouseEvent, type ReactElement, use } from "react";
import { Opener } from "@/components/ui/popovers/opener";
import { CloseDialogContext } from "./dialog-context";
import type { DialogContent } from "./dialog-panel";
import { useDialog } from "./use-dialog";

const DialogPanel = dynamic(() => import("./dialog-panel").then((module) => module.DialogPanel), {
  loading: () => null,
});

type Props = DialogContent & {
  trigger?: ReactElement | undefined;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Shows a dialog. On a phone it fills the screen unless its size is `s`. Only its body scrolls. */
export function Dialog({ trigger, open: held, onOpenChange, ...content }: Props) {
  const { open, wasOpen, setOpen } = useDialog({ open: held, onOpenChange });
  return (
    <>
      {trigger && <Opener trigger={trigger} open={open} onOpen={() => setOpen(true)} />}
      {wasOpen && <DialogPanel {...content} open={open} onOpenChange={setOpen} />}
    </>
  );
}

/** Closes the surrounding dialog or sheet when its child is clicked. */
export function DialogClose({ children }: { children: ReactElement<ComponentProps<"button">> }) {
  const close = use(CloseDialogContext);
  return cloneElement(children, {
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      children.props.onClick?.(event);
      close();
    },
  });
}
