"use client";

import { useState } from "react";
import { ConfirmDeletion } from "@/components/resource/confirm-deletion";
import { useOpenResource } from "@/components/resource/use-open-resource";
import { IconButton } from "@/components/ui/icon-button";
import { useToast } from "@/components/ui/toast";
import type { ActProps } from "./types";

/** Shows the dialog that deletes a storage unit after its name is typed. */
export function DeleteStorageUnit({ unit: { id, name, bucket }, owners, actions }: ActProps) {
  const toast = useToast();
  const [opened, setOpened] = useOpenResource("unit");
  const [open, setOpen] = useState(false);
  const remove = async () => {
    const result = await actions.remove(owners.organization.slug, { id });
    if (!result.ok) return result.error.message;
    if (opened === id) setOpened(null);
    toast({ text: `${name} deleted` });
  };
  return (
    <ConfirmDeletion
      name={name}
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton icon="trash" label={`Delete ${name}`} danger />}
      description={`Keys can no longer get links to its files. Links that were created before work until they expire. The bucket ${bucket} and its files are not touched.`}
      verb="Delete storage unit"
      onConfirm={remove}
    />
  );
}
