import { DeleteStorageUnit } from "./delete-storage-unit";
import { EditStorageUnit } from "./form/edit-storage-unit";
import type { ActProps } from "./types";

/** Shows the buttons of a storage unit, in its row or in its sheet. */
export function StorageUnitActs({ inRow = false, ...props }: ActProps & { inRow?: boolean }) {
  return (
    <>
      <EditStorageUnit {...props} inRow={inRow} />
      <DeleteStorageUnit {...props} />
    </>
  );
}
