"use client";

import dynamic from "next/dynamic";
import { EditOpener } from "@/components/resource/edit-opener";
import { useDialog } from "@/components/ui/use-dialog";
import type { EditProps } from "./edit-runtime-dialog";

const EditRuntimeDialog = dynamic(
  () => import("./edit-runtime-dialog").then((module) => module.EditRuntimeDialog),
  { loading: () => null },
);

/** Shows the button that edits a runtime. Its dialog is loaded when it opens. */
export function EditRuntime({ inRow, ...props }: EditProps & { inRow: boolean }) {
  const { open, wasOpen, setOpen } = useDialog({});
  return (
    <>
      <EditOpener name={props.runtime.name} inRow={inRow} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && <EditRuntimeDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
