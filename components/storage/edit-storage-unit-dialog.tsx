"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useToast } from "@/components/ui/toast";
import { StorageUnitFields } from "./storage-unit-fields";
import type { ActProps } from "./types";
import { toDraft, useStorageUnitForm } from "./use-storage-unit-form";

type Props = ActProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog that edits a storage unit. Its workspace cannot be edited. */
export function EditStorageUnitDialog({ unit, credentials, owners, actions, open, onOpenChange }: Props) {
  const toast = useToast();
  const { id, version, name, workspaceId } = unit;
  const form = useStorageUnitForm({
    start: toDraft(unit),
    workspaceId,
    version,
    run: (filled) => actions.update(owners.organization.slug, { ...filled, id, version }),
    onDone: (changed) => {
      onOpenChange(false);
      toast({ text: `${changed.name} saved` });
    },
  });
  return (
    <FormDialog open={open} onOpenChange={onOpenChange} title={`Edit ${name}`} verb="Save" form={form}>
      <StorageUnitFields form={form} credentials={credentials} owners={owners} />
    </FormDialog>
  );
}
