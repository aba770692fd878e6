"use client";

import dynamic from "next/dynamic";
import { EditButton } from "@/components/resource/edit-button";
import type { ActProps } from "@/components/storage/types";

const EditStorageUnitDialog = dynamic(
  () => import("./edit-storage-unit-dialog").then((module) => module.EditStorageUnitDialog),
  { loading: () => null },
);

/** Shows the button that edits a storage unit. */
export const EditStorageUnit = ({ inRow, ...props }: ActProps & { inRow: boolean }) => (
  <EditButton name={props.unit.name} inRow={inRow}>
    {(dialog) => <EditStorageUnitDialog {...props} {...dialog} />}
  </EditButton>
);
