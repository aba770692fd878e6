import { FormDialog } from "@/components/forms/form-dialog";
import type { Owners } from "@/components/organizations/owners";
import { StorageUnitFields } from "./storage-unit-fields";
import type { Linkable } from "./types";
import type { StorageUnitForm } from "./use-storage-unit-form";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  verb: string;
  form: StorageUnitForm;
  credentials: readonly Linkable[];
  owners: Owners;
};

/** Shows the dialog with a storage unit's form. */
export function StorageUnitDialog({ form, credentials, owners, onOpenChange, ...dialog }: Props) {
  return (
    <FormDialog
      {...dialog}
      form={form}
      onOpenChange={(open) => {
        form.restart();
        onOpenChange(open);
      }}
    >
      <StorageUnitFields form={form} credentials={credentials} owners={owners} />
    </FormDialog>
  );
}
