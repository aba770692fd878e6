"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import { type FieldValues, FormProvider } from "react-hook-form";
import { Button } from "@/components/ui/buttons/button";
import { Dialog } from "@/components/ui/dialogs/dialog";
import { DialogStart } from "@/components/ui/dialogs/dialog-parts";
import { Alert } from "@/components/ui/feedback/alert";
import { CopyAsCurl } from "./copy-as-curl";
import { FormAlert } from "./form-alert";
import type { ServerForm } from "./use-server-form";

type Props<Values extends FieldValues> = Omit<
  ComponentProps<typeof Dialog>,
  "form" | "footer" | "alert" | "aside"
> & {
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

/**
 * Shows a dialog with a form. The children are its fields. Its footer has Cancel and the submit button. Escape and the
 * close button ask once before they discard changed fields.
 */
export function FormDialog<Values extends FieldValues>({
  form: { form, onSubmit, pending, refusal, request, restart },
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
  const [asked, setAsked] = useState(false);
  const { isDirty, isValid } = form.formState;
  const leave = () => {
    setAsked(false);
    restart?.();
    onOpenChange?.(false);
  };
  return (
    <FormProvider {...form}>
      <Dialog
        {...dialog}
        onOpenChange={(open) => {
          if (open) onOpenChange?.(open);
          else if (isDirty && !asked) setAsked(true);
          else leave();
        }}
        form={{ noValidate: true, onSubmit }}
        aside={request && <CopyAsCurl request={request} />}
        alert={
          <>
            {asked && isDirty && <DiscardAlert onDiscard={leave} />}
            <FormAlert refusal={refusal} action={remedy} />
          </>
        }
        footer={
          <>
            {start && <DialogStart>{start}</DialogStart>}
            <Button onClick={leave}>Cancel</Button>
            <Button
              type="submit"
              variant={danger ? "danger-solid" : "primary"}
              pending={pending}
              disabled={(untilValid && !isValid) || (untilChanged && !isDirty)}
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

const DiscardAlert = ({ onDiscard }: { onDiscard: () => void }) => (
  <Alert
    tone="amber"
    role="alert"
    className="mb-2 last:mb-0"
    strong="Discard what you entered?"
    action={
      <Button size="s" onClick={onDiscard}>
        Discard
      </Button>
    }
  >
    It is not saved.
  </Alert>
);
