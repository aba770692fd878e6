"use client";

import dynamic from "next/dynamic";
import { EditOpener } from "@/components/resource/edit-opener";
import { useDialog } from "@/components/ui/use-dialog";
import type { ActProps } from "./types";

const EditStorageUnitDialog = dynamic(
  () => import("./edit-storage-unit-dialog").then((module) => module.EditStorageUnitDialog),
  { loading: () => null },
);

/** Shows the button that edits a storage unit. Its dialog is loaded when it opens. */
export function EditStorageUnit({ inRow, ...props }: ActProps & { inRow: boolean }) {
  const { open, wasOpen, setOpen } = useDialog({});
  return (
    <>
      <EditOpener name={props.unit.name} inRow={inRow} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && <EditStorageUnitDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
