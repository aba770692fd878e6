import { MissingSheet } from "@/components/resource/missing-sheet";
import { StorageUnitSheet } from "@/components/storage/storage-unit-sheet";
import type { ActProps } from "@/components/storage/types";
import { loadStorageUnit } from "./loader";

type Props = Omit<ActProps, "unit"> & {
  org: string;
  workspaceId: string;
  id: string;
  closeHref: string;
};

/** Shows the sheet of the storage unit in the URL. */
export async function OpenStorageUnit({ org, workspaceId, id, ...props }: Props) {
  const unit = await loadStorageUnit(org, workspaceId, id);
  if (!unit) return <MissingSheet what="storage unit" closeHref={props.closeHref} />;
  return <StorageUnitSheet key={id} unit={unit} {...props} />;
}
