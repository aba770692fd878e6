"use client";

import dynamic from "next/dynamic";
import { EditOpener } from "@/components/resource/edit-opener";
import { useDialog } from "@/components/ui/use-dialog";
import type { ActProps } from "./types";

const EditWorkflowDialog = dynamic(
  () => import("./edit-workflow-dialog").then((module) => module.EditWorkflowDialog),
  { loading: () => null },
);

/** Shows the button that edits a workflow. Its dialog is loaded when it opens. */
export function EditWorkflow(props: ActProps) {
  const { open, wasOpen, setOpen } = useDialog({});
  return (
    <>
      <EditOpener name={props.workflow.name} inRow={false} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && <EditWorkflowDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
