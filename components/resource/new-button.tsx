"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/buttons/button";
import { type OpenDialog, useDialog } from "@/components/ui/dialogs/use-dialog";
import { Opener } from "@/components/ui/popovers/opener";
import { useCreateDialog } from "./use-create-dialog";

export type NewButtonProps = {
  /** The search parameter that opens the dialog. A page with several such dialogs has one for each. */
  param?: string | undefined;
  /** Whether the page has another primary button. */
  secondary?: boolean | undefined;
  size?: "s" | undefined;
};

type Props = NewButtonProps & {
  label: string;
  /** Renders the dialog once it was opened. */
  children: (dialog: OpenDialog) => ReactNode;
};

/** Shows the button that opens the dialog to create a resource. */
export function NewButton({ label, param, secondary, size, children }: Props) {
  const [wanted, setWanted] = useCreateDialog(param);
  const { open, wasOpen, setOpen } = useDialog({ open: wanted, onOpenChange: setWanted });
  return (
    <>
      <Opener
        trigger={
          <Button variant={secondary ? "default" : "primary"} size={size} icon="plus">
            {label}
          </Button>
        }
        open={open}
        onOpen={() => setOpen(true)}
      />
      {wasOpen && children({ open, onOpenChange: setOpen })}
    </>
  );
}
