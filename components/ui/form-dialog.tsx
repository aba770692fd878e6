"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";

type Props = Omit<ComponentProps<typeof Dialog>, "form" | "footer"> & {
  /** What sending does: "Save". */
  verb: string;
  pending: boolean;
  /** Whether it cannot be sent yet, for a reason that the fields tell. */
  disabled?: boolean;
  onSubmit: () => void;
};

/** A dialog that is a form: what is wrong is told at its fields, Cancel and the verb stand below. */
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
