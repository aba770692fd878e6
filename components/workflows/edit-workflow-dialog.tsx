"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useToast } from "@/components/ui/toast";
import type { ActProps } from "./types";
import { useWorkflowForm } from "./use-workflow-form";
import { WorkflowFields } from "./workflow-fields";

type Props = ActProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog that edits a workflow. */
export function EditWorkflowDialog({ organization, workflow, actions, open, onOpenChange }: Props) {
  const toast = useToast();
  const { id, version, name, targetUrl, projectId } = workflow;
  const form = useWorkflowForm({
    start: { name, targetUrl },
    projectId,
    version,
    run: (filled) => actions.update(organization, { ...filled, id, version }),
    onDone: (changed) => {
      onOpenChange(false);
      toast({ text: `${changed.name} saved` });
    },
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={(stays) => {
        form.restart();
        onOpenChange(stays);
      }}
      title={`Edit ${name}`}
      verb="Save"
      form={form}
    >
      <WorkflowFields form={form} />
    </FormDialog>
  );
}
