"use client";

import { useState } from "react";
import { useOpenResource } from "@/components/resource/use-open-resource";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Textarea } from "@/components/ui/input";
import { useResult } from "@/components/ui/use-result";
import type { ActProps } from "./types";

type Props = ActProps & { open: boolean; onOpenChange: (open: boolean) => void };

const FIELDS = ["payload"];

/** Shows the dialog that starts a run with a payload, and opens the run's sheet afterwards. */
export function TriggerRunDialog({ organization, workflow, actions, open, onOpenChange }: Props) {
  const [payload, setPayload] = useState('{\n  "hello": "world"\n}');
  const [, openRun] = useOpenResource("run");
  const { send, pending, error, problem } = useResult(
    (_: undefined, token) => actions.trigger(organization, { id: workflow.id, payload }, token),
    ({ runId }) => {
      onOpenChange(false);
      openRun(runId);
    },
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Run ${workflow.name}`}
      description="Starts a run as yourself, without a key. The target gets the same signed request."
      form={{
        noValidate: true,
        onSubmit: (event) => {
          event.preventDefault();
          send(undefined);
        },
      }}
      alert={<FormError error={error} fields={FIELDS} />}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={pending}>
            Run
          </Button>
        </>
      }
    >
      <Field label="Payload" hint="Any JSON of up to 64 KiB." error={problem("payload")}>
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={7}
            spellCheck={false}
            value={payload}
            onChange={(event) => setPayload(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
