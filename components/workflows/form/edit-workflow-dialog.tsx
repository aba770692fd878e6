"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useUpdate } from "@/components/forms/use-update";
import type { OpenDialog } from "@/components/ui/dialogs/use-dialog";
import type { ActProps } from "@/components/workflows/types";
import { type Input, useWorkflowForm } from "./use-workflow-form";
import { WorkflowFields } from "./workflow-fields";

/** Shows the dialog that edits a workflow. */
export function EditWorkflowDialog({ organization, workflow, actions, ...dialog }: ActProps & OpenDialog) {
  const { name, targetUrl, projectId } = workflow;
  const form = useWorkflowForm({
    start: { name, targetUrl },
    projectId,
    ...useUpdate({
      resource: workflow,
      route: "PATCH /api/workflows/:id",
      toSettings: ({ projectId: _project, ...settings }: Input) => settings,
      update: (input) => actions.update(organization, input),
      toWords: (changed) => `${changed.name} saved`,
      close: () => dialog.onOpenChange(false),
    }),
  });
  return (
    <FormDialog {...dialog} title={`Edit ${name}`} verb="Save" form={form}>
      <WorkflowFields form={form} />
    </FormDialog>
  );
}
