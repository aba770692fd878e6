"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useToast } from "@/components/ui/toast";
import { RuntimeFields } from "./runtime-fields";
import type { ActProps, Choices } from "./types";
import { toDraft, useRuntimeForm } from "./use-runtime-form";

export type EditProps = ActProps & { choices: Choices };

type Props = EditProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog that edits a runtime. Its owner and number cannot be edited. */
export function EditRuntimeDialog({ runtime, owners, actions, choices, open, onOpenChange }: Props) {
  const toast = useToast();
  const { id, version, name } = runtime;
  const form = useRuntimeForm({
    start: toDraft(runtime),
    version,
    run: (filled) => actions.update(owners.organization.slug, { ...filled, id, version }),
    onDone: (changed) => {
      onOpenChange(false);
      toast({ text: `${changed.name} saved` });
    },
  });
  return (
    <FormDialog open={open} onOpenChange={onOpenChange} title={`Edit ${name}`} verb="Save" form={form}>
      <RuntimeFields form={form} isNew={false} id={id} choices={choices} owners={owners} />
    </FormDialog>
  );
}
