"use client";

import { type ReactElement, useState } from "react";
import { useToast } from "@/components/ui/toast";
import { RuntimeDialog } from "./runtime-dialog";
import type { ActProps, Choices } from "./types";
import { toDraft, useRuntimeForm } from "./use-runtime-form";

type Props = ActProps & { choices: Choices; trigger: ReactElement };

/** Edits everything of a runtime but its owner and number. */
export function EditRuntime({ runtime, owners, actions, choices, trigger }: Props) {
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const { id, version, name } = runtime;
  const form = useRuntimeForm({
    start: toDraft(runtime),
    version,
    run: (filled) => actions.update(owners.organization.slug, { ...filled, id, version }),
    onDone: (changed) => {
      setOpen(false);
      toast({ text: `${changed.name} is saved.` });
    },
  });
  return (
    <RuntimeDialog
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
      title={`Edit ${name}`}
      verb="Save"
      form={form}
      choices={choices}
      owners={owners}
    />
  );
}
