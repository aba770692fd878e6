"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import type { Owners } from "@/components/organizations/owners";
import { useOpenResource } from "@/components/resource/use-open-resource";
import type { Linkable, StorageUnit, StorageUnitActions } from "@/components/storage/types";
import type { OpenDialog } from "@/components/ui/dialogs/use-dialog";
import { useToast } from "@/components/ui/feedback/toast";
import { STORAGE_PROVIDERS } from "@/lib/storage/storage-providers";
import { StorageUnitFields } from "./storage-unit-fields";
import { type Draft, useStorageUnitForm } from "./use-storage-unit-form";

export type NewProps = {
  workspaceId: string;
  credentials: readonly Linkable[];
  owners: Owners;
  create: StorageUnitActions["create"];
};

/** Shows the dialog that creates a storage unit, and opens its sheet afterwards. */
export function NewStorageUnitDialog({
  workspaceId,
  credentials,
  owners,
  create,
  ...dialog
}: NewProps & OpenDialog) {
  const toast = useToast();
  const [, setOpened] = useOpenResource("unit");
  const form = useStorageUnitForm({
    request: { route: "POST /api/storage-units" },
    start: toBlankDraft(credentials),
    workspaceId,
    send: (input, token) => create(owners.organization.slug, input, token),
    onDone: ({ id, name }) => {
      form.restart();
      dialog.onOpenChange(false);
      setOpened(id);
      toast({ text: `${name} created` });
    },
  });
  return (
    <FormDialog {...dialog} title="New storage unit" verb="Create storage unit" form={form}>
      <StorageUnitFields form={form} credentials={credentials} owners={owners} />
    </FormDialog>
  );
}

/** Returns a draft of the type that the first storage credential opens. */
function toBlankDraft(credentials: readonly Linkable[]): Draft {
  const types = Object.keys(STORAGE_PROVIDERS) as StorageUnit["type"][];
  const opens = (type: StorageUnit["type"]) => (one: Linkable) =>
    STORAGE_PROVIDERS[type].includes(one.provider) && one.active;
  const type = types.find((one) => credentials.some(opens(one))) ?? "S3";
  const credentialId = credentials.find(opens(type))?.id ?? "";
  return { name: "", type, bucket: "", credentialId, region: "", endpoint: "" };
}
