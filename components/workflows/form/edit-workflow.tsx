"use client";

import dynamic from "next/dynamic";
import { EditButton } from "@/components/resource/edit-button";
import type { ActProps } from "@/components/workflows/types";

const EditWorkflowDialog = dynamic(
  () => import("./edit-workflow-dialog").then((module) => module.EditWorkflowDialog),
  { loading: () => null },
);

/** Shows the button that edits a workflow. */
export const EditWorkflow = (props: ActProps) => (
  <EditButton name={props.workflow.name} inRow={false}>
    {(dialog) => <EditWorkflowDialog {...props} {...dialog} />}
  </EditButton>
);
