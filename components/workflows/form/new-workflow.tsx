"use client";

import dynamic from "next/dynamic";
import { NewReceiver } from "@/components/deliveries/new-receiver";
import type { WorkflowActions } from "@/components/workflows/types";

const NewWorkflowDialog = dynamic(
  () => import("./new-workflow-dialog").then((module) => module.NewWorkflowDialog),
  { loading: () => null },
);

type Props = {
  organization: string;
  project: { id: string; name: string };
  /** The address of the list. */
  base: string;
  create: WorkflowActions["create"];
};

/** Shows the dialog that creates a workflow while the URL says so. */
export function NewWorkflow({ base, ...props }: Props) {
  return (
    <NewReceiver title="Workflow created" base={base}>
      {(dialog) => <NewWorkflowDialog {...props} {...dialog} />}
    </NewReceiver>
  );
}
