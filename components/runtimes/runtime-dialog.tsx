import type { ReactElement } from "react";
import type { Owners } from "@/components/organizations/owners";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { RuntimeFields } from "./runtime-fields";
import type { Choices } from "./types";
import type { RuntimeForm } from "./use-runtime-form";

type Props = {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  verb: string;
  form: RuntimeForm;
  choices: Choices;
  owners: Owners;
  isNew?: boolean;
};

/** The dialog around a runtime's form. */
export function RuntimeDialog({
  trigger,
  open,
  onOpenChange,
  title,
  verb,
  form,
  isNew = false,
  ...rest
}: Props) {
  return (
    <Dialog
      trigger={trigger}
      open={open}
      onOpenChange={(next) => {
        form.restart();
        onOpenChange(next);
      }}
      title={title}
      form={{
        noValidate: true,
        onSubmit: (event) => {
          event.preventDefault();
          form.submit();
        },
      }}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={form.pending}>
            {verb}
          </Button>
        </>
      }
    >
      <RuntimeFields form={form} isNew={isNew} {...rest} />
    </Dialog>
  );
}
