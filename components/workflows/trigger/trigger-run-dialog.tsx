"use client";

import { z } from "zod";
import { FormDialog } from "@/components/forms/form-dialog";
import { useResourceForm } from "@/components/forms/use-resource-form";
import { useOpenResource } from "@/components/resource/use-open-resource";
import type { OpenDialog } from "@/components/ui/dialogs/use-dialog";
import { Field } from "@/components/ui/fields/field";
import { Textarea } from "@/components/ui/fields/input";
import type { ActProps } from "@/components/workflows/types";

const schema = z.object({ payload: z.string() });

/** Shows the dialog that starts a run with a payload, and opens the run's sheet afterwards. */
export function TriggerRunDialog({ organization, workflow, actions, ...dialog }: ActProps & OpenDialog) {
  const [, openRun] = useOpenResource("run");
  const form = useResourceForm({
    start: { payload: '{\n  "hello": "world"\n}' },
    schema,
    toInput: (draft: z.input<typeof schema>) => draft,
    send: (input, token) => actions.trigger(organization, { id: workflow.id, ...input }, token),
    onDone: ({ runId }) => {
      dialog.onOpenChange(false);
      openRun(runId);
    },
  });
  return (
    <FormDialog
      {...dialog}
      title={`Run ${workflow.name}`}
      description="Starts a run as yourself, without a key. The target gets the same signed request."
      verb="Run"
      form={form}
    >
      <Field label="Payload" hint="Any JSON of up to 64 KiB." error={form.problem("payload")}>
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={7}
            spellCheck={false}
            value={form.draft.payload}
            onChange={(event) => form.change({ payload: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
