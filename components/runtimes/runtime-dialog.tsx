import { FormDialog } from "@/components/forms/form-dialog";
import type { Owners } from "@/components/organizations/owners";
import { RuntimeFields } from "./runtime-fields";
import type { Choices } from "./types";
import type { RuntimeForm } from "./use-runtime-form";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  verb: string;
  form: RuntimeForm;
  choices: Choices;
  owners: Owners;
  isNew?: boolean;
};

/** Shows the dialog with a runtime's form. */
export function RuntimeDialog({ form, choices, owners, isNew = false, onOpenChange, ...dialog }: Props) {
  return (
    <FormDialog
      {...dialog}
      form={form}
      onOpenChange={(open) => {
        form.restart();
        onOpenChange(open);
      }}
    >
      <RuntimeFields form={form} isNew={isNew} choices={choices} owners={owners} />
    </FormDialog>
  );
}
