import type { ActionOf, DataOf } from "@/components/ui/feedback/action";
import type { createWorkflow } from "@/lib/workflows/operations/create-workflow";
import type { deleteWorkflow } from "@/lib/workflows/operations/delete-workflow";
import type { getRun } from "@/lib/workflows/operations/get-run";
import type { getWorkflow } from "@/lib/workflows/operations/get-workflow";
import type { redeliverRun } from "@/lib/workflows/operations/redeliver-run";
import type { rotateWorkflowSecret } from "@/lib/workflows/operations/rotate-workflow-secret";
import type { triggerWorkflow } from "@/lib/workflows/operations/trigger-workflow";
import type { updateWorkflow } from "@/lib/workflows/operations/update-workflow";

export type Workflow = DataOf<typeof getWorkflow>;

/** A run, with the name of the key that started it. Null: the key was deleted, or a person started it. */
export type Run = DataOf<typeof getRun> & { keyName: string | null };

export type WorkflowActions = {
  create: ActionOf<typeof createWorkflow>;
  update: ActionOf<typeof updateWorkflow>;
  remove: ActionOf<typeof deleteWorkflow>;
  rotateSecret: ActionOf<typeof rotateWorkflowSecret>;
  trigger: ActionOf<typeof triggerWorkflow>;
  redeliver: ActionOf<typeof redeliverRun>;
};

/** The props of the controls of a workflow. `organization` is the slug. */
export type ActProps = { organization: string; workflow: Workflow; actions: WorkflowActions };
