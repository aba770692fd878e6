"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import type { ActProps } from "@/components/workflows/types";
import { type Draft, useWorkflowForm } from "./use-workflow-form";
import { WorkflowFields } from "./workflow-fields";

type Props = ActProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog that edits a workflow. */
export function EditWorkflowDialog({ organization, workflow, actions, open, onOpenChange }: Props) {
  const showUndo = useUndoToast();
  const { id, version, name, targetUrl, projectId } = workflow;
  const start = { name, targetUrl };
  const save = (filled: Draft, from: number) =>
    actions.update(organization, { ...filled, id, version: from });
  const form = useWorkflowForm({
    request: {
      route: "PATCH /api/workflows/:id",
      toInput: ({ projectId: _project, ...filled }) => ({ ...filled, id, version }),
    },
    start,
    projectId,
    version,
    run: (filled) => save(filled, version),
    onDone: (changed) => {
      onOpenChange(false);
      showUndo(`${changed.name} saved`, () => save(start, changed.version), [id]);
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
