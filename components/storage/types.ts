import type { Owners } from "@/components/organizations/owners";
import type { ActionOf, DataOf } from "@/components/ui/feedback/action";
import type { listLinkableCredentials } from "@/lib/credentials/operations/list-linkable-credentials";
import type { createStorageUnit } from "@/lib/storage/operations/create-storage-unit";
import type { deleteStorageUnit } from "@/lib/storage/operations/delete-storage-unit";
import type { getStorageUnit } from "@/lib/storage/operations/get-storage-unit";
import type { presignObject } from "@/lib/storage/operations/presign-object";
import type { updateStorageUnit } from "@/lib/storage/operations/update-storage-unit";
import type { validateStorageUnit } from "@/lib/storage/operations/validate-storage-unit";

export type StorageUnit = DataOf<typeof getStorageUnit>;
export type ObjectLink = DataOf<typeof presignObject>;

/** A credential that a storage unit may link. */
export type Linkable = DataOf<typeof listLinkableCredentials>["data"][number] & {
  /** Whether its secrets can be decrypted. */
  readable: boolean;
};

export type StorageUnitActions = {
  create: ActionOf<typeof createStorageUnit>;
  update: ActionOf<typeof updateStorageUnit>;
  remove: ActionOf<typeof deleteStorageUnit>;
  validate: ActionOf<typeof validateStorageUnit>;
  presign: ActionOf<typeof presignObject>;
};

/** The props of the controls of a storage unit. */
export type ActProps = {
  unit: StorageUnit;
  /** The credentials that the person sees. */
  credentials: readonly Linkable[];
  owners: Owners;
  actions: StorageUnitActions;
};
