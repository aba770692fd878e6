"use client";

import { useToast } from "@/components/ui/toast";
import { StorageUnitDialog } from "./storage-unit-dialog";
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
    <StorageUnitDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Edit ${name}`}
      verb="Save"
      form={form}
      credentials={credentials}
      owners={owners}
    />
  );
}
