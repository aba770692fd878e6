"use client";

import dynamic from "next/dynamic";
import { useCreateDialog } from "@/components/resource/use-create-dialog";
import { Button } from "@/components/ui/button";
import { Opener } from "@/components/ui/opener";
import { useDialog } from "@/components/ui/use-dialog";
import type { NewProps } from "./new-storage-unit-dialog";

const NewStorageUnitDialog = dynamic(
  () => import("./new-storage-unit-dialog").then((module) => module.NewStorageUnitDialog),
  { loading: () => null },
);

/** Shows the button that creates a storage unit. Its dialog is loaded when it opens. */
export function NewStorageUnit(props: NewProps) {
  const [wanted, setWanted] = useCreateDialog();
  const { open, wasOpen, setOpen } = useDialog({ open: wanted, onOpenChange: setWanted });
  return (
    <>
      <Opener
        trigger={
          <Button variant="primary" icon="plus">
            New Storage Unit
          </Button>
        }
        open={open}
        onOpen={() => setOpen(true)}
      />
      {wasOpen && <NewStorageUnitDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
