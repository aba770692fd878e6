"use client";

import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import { Opener } from "@/components/ui/opener";
import { useDialog } from "@/components/ui/use-dialog";
import type { EditProps } from "./edit-runtime-dialog";

const EditRuntimeDialog = dynamic(() =>
  import("./edit-runtime-dialog").then((module) => module.EditRuntimeDialog),
);

/** Shows the button that edits a runtime. Its dialog is loaded when it opens. */
export function EditRuntime({ trigger, ...props }: EditProps & { trigger: ReactElement }) {
  const { open, wasOpen, setOpen } = useDialog({});
  return (
    <>
      <Opener trigger={trigger} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && <EditRuntimeDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
