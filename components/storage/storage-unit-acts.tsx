"use client";

import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { DeleteStorageUnit } from "./delete-storage-unit";
import { EditStorageUnit } from "./edit-storage-unit";
import type { ActProps } from "./types";

/** Shows the buttons of a storage unit, in its row or in its sheet. */
export function StorageUnitActs({ inRow = false, ...props }: ActProps & { inRow?: boolean }) {
  const label = `Edit ${props.unit.name}`;
  return (
    <>
      <EditStorageUnit
        {...props}
        trigger={
          inRow ? (
            <IconButton icon="edit" label={label} />
          ) : (
            <Button size="s" aria-label={label}>
              Edit
            </Button>
          )
        }
      />
      <DeleteStorageUnit {...props} />
    </>
  );
}
