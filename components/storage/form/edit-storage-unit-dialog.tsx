"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import type { ActProps } from "@/components/storage/types";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { StorageUnitFields } from "./storage-unit-fields";
import { type Filled, toDraft, useStorageUnitForm } from "./use-storage-unit-form";

type Props = ActProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog that edits a storage unit. Its workspace cannot be edited. */
export function EditStorageUnitDialog({ unit, credentials, owners, actions, open, onOpenChange }: Props) {
  const showUndo = useUndoToast();
  const { id, version, name, workspaceId } = unit;
  const save = (filled: Filled, from: number) =>
    actions.update(owners.organization.slug, { ...filled, id, version: from });
  const form = useStorageUnitForm({
    request: {
      route: "PATCH /api/storage-units/:id",
      toInput: ({ workspaceId: _workspace, ...filled }) => ({ ...filled, id, version }),
    },
    start: toDraft(unit),
    workspaceId,
    version,
    run: (filled) => save(filled, version),
    onDone: (changed, before) => {
      onOpenChange(false);
      showUndo(`${changed.name} saved`, () => save(before, changed.version), [id]);
    },
  });
  return (
    <FormDialog open={open} onOpenChange={onOpenChange} title={`Edit ${name}`} verb="Save" form={form}>
      <StorageUnitFields form={form} credentials={credentials} owners={owners} />
    </FormDialog>
  );
}
