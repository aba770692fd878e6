"use client";

import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import { Opener } from "@/components/ui/opener";
import { useDialog } from "@/components/ui/use-dialog";
import type { ActProps } from "./types";

const EditStorageUnitDialog = dynamic(() =>
  import("./edit-storage-unit-dialog").then((module) => module.EditStorageUnitDialog),
);

/** Shows the button that edits a storage unit. Its dialog is loaded when it opens. */
export function EditStorageUnit({ trigger, ...props }: ActProps & { trigger: ReactElement }) {
  const { open, wasOpen, setOpen } = useDialog({});
  return (
    <>
      <Opener trigger={trigger} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && <EditStorageUnitDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
