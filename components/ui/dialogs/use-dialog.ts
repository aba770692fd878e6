import { useState } from "react";

/** The props of a dialog that another component opens. */
export type OpenDialog = { open: boolean; onOpenChange: (open: boolean) => void };

type Props = { [Name in keyof OpenDialog]?: OpenDialog[Name] | undefined };

/**
 * Returns whether a dialog is open, whether it was ever open, and a function that opens or closes it. Holds
 * its own state for props that are not given.
 */
export function useDialog({ open: held, onOpenChange }: Props) {
  const [own, setOwn] = useState(false);
  const open = held ?? own;
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  return { open, wasOpen, setOpen: onOpenChange ?? setOwn };
}
