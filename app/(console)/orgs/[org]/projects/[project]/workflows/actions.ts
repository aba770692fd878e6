import {
  createWorkflow,
  deleteWorkflow,
  redeliverRun,
  rotateWorkflowSecret,
  triggerWorkflow,
  updateWorkflow,
} from "@/app/actions/workflows";
import type { WorkflowActions } from "@/components/workflows/types";

/** The server actions of workflows, which pages pass to components. */
export const actions: WorkflowActions = {
  create: createWorkflow,
  update: updateWorkflow,
  remove: deleteWorkflow,
  rotateSecret: rotateWorkflowSecret,
  trigger: triggerWorkflow,
  redeliver: redeliverRun,
};
