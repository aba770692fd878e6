"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import type { DataOf } from "@/components/ui/feedback/action";
import type { WorkflowActions } from "@/components/workflows/types";
import type { createWorkflow } from "@/lib/workflows/operations/create-workflow";
import { useWorkflowForm } from "./use-workflow-form";
import { WorkflowFields } from "./workflow-fields";

type Created = DataOf<typeof createWorkflow>;

type Props = {
  organization: string;
  project: { id: string; name: string };
  create: WorkflowActions["create"];
  onClose: () => void;
  onCreated: (workflow: Created) => void;
};

/** Shows the dialog that creates a workflow of a project. */
export function NewWorkflowDialog({ organization, project, create, onClose, onCreated }: Props) {
  const form = useWorkflowForm({
    request: { route: "POST /api/workflows" },
    start: { name: "", targetUrl: "" },
    projectId: project.id,
    send: (input, token) => create(organization, input, token),
    onDone: onCreated,
  });
  return (
    <FormDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title="New workflow"
      description={`For ${project.name}. Its signing secret is shown once, after this step.`}
      verb="Create workflow"
      form={form}
    >
      <WorkflowFields form={form} />
    </FormDialog>
  );
}
