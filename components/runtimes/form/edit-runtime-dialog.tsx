"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import type { ActProps, Choices } from "@/components/runtimes/types";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { RuntimeFields } from "./runtime-fields";
import { type Filled, toDraft, useRuntimeForm } from "./use-runtime-form";

export type EditProps = ActProps & { choices: Choices };

type Props = EditProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog that edits a runtime. Its owner and number cannot be edited. */
export function EditRuntimeDialog({ runtime, owners, actions, choices, open, onOpenChange }: Props) {
  const showUndo = useUndoToast();
  const { id, version, name } = runtime;
  const save = (filled: Filled, from: number) =>
    actions.update(owners.organization.slug, { ...filled, id, version: from });
  const form = useRuntimeForm({
    request: {
      route: "PATCH /api/runtimes/:id",
      toInput: ({ workspaceId: _workspace, ...filled }) => ({ ...filled, id, version }),
    },
    start: toDraft(runtime),
    version,
    run: (filled) => save(filled, version),
    onDone: (changed, before) => {
      onOpenChange(false);
      showUndo(`${changed.name} saved`, () => save(before, changed.version), [id]);
    },
  });
  return (
    <FormDialog open={open} onOpenChange={onOpenChange} title={`Edit ${name}`} verb="Save" form={form}>
      <RuntimeFields form={form} isNew={false} id={id} choices={choices} owners={owners} />
    </FormDialog>
  );
}
