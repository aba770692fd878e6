"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useUpdate } from "@/components/forms/use-update";
import type { ActProps, Choices } from "@/components/runtimes/types";
import type { OpenDialog } from "@/components/ui/dialogs/use-dialog";
import { RuntimeFields } from "./runtime-fields";
import { type Input, toDraft, useRuntimeForm } from "./use-runtime-form";

export type EditProps = ActProps & { choices: Choices };

/** Shows the dialog that edits a runtime. Its owner and number cannot be edited. */
export function EditRuntimeDialog({ runtime, owners, actions, choices, ...dialog }: EditProps & OpenDialog) {
  const form = useRuntimeForm({
    start: toDraft(runtime),
    ...useUpdate({
      resource: runtime,
      route: "PATCH /api/runtimes/:id",
      toSettings: ({ workspaceId: _workspace, ...settings }: Input) => settings,
      update: (input) => actions.update(owners.organization.slug, input),
      toWords: ({ name }) => `${name} saved`,
      close: () => dialog.onOpenChange(false),
    }),
  });
  return (
    <FormDialog {...dialog} title={`Edit ${runtime.name}`} verb="Save" form={form}>
      <RuntimeFields form={form} isNew={false} id={runtime.id} choices={choices} owners={owners} />
    </FormDialog>
  );
}
