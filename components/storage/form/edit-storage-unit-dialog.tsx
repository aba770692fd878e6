"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useUpdate } from "@/components/forms/use-update";
import type { ActProps } from "@/components/storage/types";
import type { OpenDialog } from "@/components/ui/dialogs/use-dialog";
import { StorageUnitFields } from "./storage-unit-fields";
import { type Input, toDraft, useStorageUnitForm } from "./use-storage-unit-form";

/** Shows the dialog that edits a storage unit. Its workspace cannot be edited. */
export function EditStorageUnitDialog({
  unit,
  credentials,
  owners,
  actions,
  ...dialog
}: ActProps & OpenDialog) {
  const form = useStorageUnitForm({
    start: toDraft(unit),
    workspaceId: unit.workspaceId,
    ...useUpdate({
      resource: unit,
      route: "PATCH /api/storage-units/:id",
      toSettings: ({ workspaceId: _workspace, ...settings }: Input) => settings,
      update: (input) => actions.update(owners.organization.slug, input),
      toWords: ({ name }) => `${name} saved`,
      close: () => dialog.onOpenChange(false),
    }),
  });
  return (
    <FormDialog {...dialog} title={`Edit ${unit.name}`} verb="Save" form={form}>
      <StorageUnitFields form={form} credentials={credentials} owners={owners} />
    </FormDialog>
  );
}
