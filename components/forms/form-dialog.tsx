"use client";

import type { ComponentProps, ReactNode } from "react";
import { type FieldValues, FormProvider } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { DialogStart } from "@/components/ui/dialog-parts";
import { FormAlert } from "./form-alert";
import type { ServerForm } from "./use-server-form";

type Props<Values extends FieldValues> = Omit<ComponentProps<typeof Dialog>, "form" | "footer" | "alert"> & {
  /** A form with `restart` restarts when the dialog closes. */
  form: ServerForm<Values> & { restart?: () => void };
  /** The label of the submit button: "Save". */
  verb: string;
  /** Whether the submit button is red, because it stops something that works. */
  danger?: boolean;
  /** Whether the submit button is disabled until every field is valid. */
  untilValid?: boolean;
  /** Whether the submit button is disabled until a field has changed. */
  untilChanged?: boolean;
  /** A button that helps to resolve the server's refusal. */
  remedy?: ReactNode;
  /** Another button, at the left end of the footer. */
  start?: ReactNode;
};

/** Shows a dialog with a form. The children are its fields. Its footer has Cancel and the submit button. */
export function FormDialog<Values extends FieldValues>({
  form: { form, onSubmit, pending, refusal, restart },
  verb,
  danger = false,
  untilValid = false,
  untilChanged = false,
  remedy,
  start,
  onOpenChange,
  children,
  ...dialog
}: Props<Values>) {
  return (
    <FormProvider {...form}>
      <Dialog
        {...dialog}
        onOpenChange={(open) => {
          restart?.();
          onOpenChange?.(open);
        }}
        form={{ noValidate: true, onSubmit }}
        alert={<FormAlert refusal={refusal} action={remedy} />}
        footer={
          <>
            {start && <DialogStart>{start}</DialogStart>}
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant={danger ? "danger-solid" : "primary"}
              pending={pending}
              disabled={(untilValid && !form.formState.isValid) || (untilChanged && !form.formState.isDirty)}
            >
              {verb}
            </Button>
          </>
        }
      >
        {children}
      </Dialog>
    </FormProvider>
  );
}
