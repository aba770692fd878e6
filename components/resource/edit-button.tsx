"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/buttons/button";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { type OpenDialog, useDialog } from "@/components/ui/dialogs/use-dialog";
import { Opener } from "@/components/ui/popovers/opener";

type Props = Partial<OpenDialog> & {
  /** The name of the resource. */
  name: string;
  /** Whether the button stands in a row, where it is an icon. */
  inRow: boolean;
  /** Renders the dialog once it was opened. */
  children: (dialog: OpenDialog) => ReactNode;
};

/** Shows the button that opens the dialog to edit a resource. */
export function EditButton({ name, inRow, children, ...held }: Props) {
  const { open, wasOpen, setOpen } = useDialog(held);
  const label = `Edit ${name}`;
  const trigger = inRow ? (
    <IconButton icon="edit" label={label} />
  ) : (
    <Button size="s" aria-label={label}>
      Edit
    </Button>
  );
  return (
    <>
      <Opener trigger={trigger} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && children({ open, onOpenChange: setOpen })}
    </>
  );
}
