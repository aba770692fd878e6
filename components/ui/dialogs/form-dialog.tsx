"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Dialog, DialogClose } from "./dialog";

type Props = Omit<ComponentProps<typeof Dialog>, "form" | "footer"> & {
  /** The label of the submit button: "Save". */
  verb: string;
  pending: boolean;
  /** Whether it cannot be submitted yet. The fields show the reason. */
  disabled?: boolean;
  onSubmit: () => void;
};

/** Shows a dialog with a form. Its footer has Cancel and the submit button. */
export function FormDialog({ verb, pending, disabled, onSubmit, children, ...dialog }: Props) {
  return (
    <Dialog
      {...dialog}
      form={{
        noValidate: true,
        onSubmit: (event) => {
          event.preventDefault();
          onSubmit();
        },
      }}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={pending} disabled={disabled}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
