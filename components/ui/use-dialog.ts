import { useState } from "react";

type Props = { open?: boolean | undefined; onOpenChange?: ((open: boolean) => void) | undefined };

/** Returns whether a dialog is open, whether it ever was, and how to change that, with its own state if none is given. */
export function useDialog({ open: held, onOpenChange }: Props) {
  const [own, setOwn] = useState(false);
  const open = held ?? own;
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  return { open, wasOpen, setOpen: onOpenChange ?? setOwn };
}
