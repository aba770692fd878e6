"use client";

import { useState } from "react";
import { ConfirmDeletion } from "@/components/resource/confirm-deletion";
import { useOpenResource } from "@/components/resource/use-open-resource";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { toErrorToast } from "@/components/ui/to-error-toast";
import { useToast } from "@/components/ui/toast";
import { useResult } from "@/components/ui/use-result";
import { Impact } from "./impact";
import type { ActProps } from "./types";

/** Shows the dialog that deletes a runtime after its name is typed, or disables it instead. */
export function DeleteRuntime({ runtime, owners, actions }: ActProps) {
  const toast = useToast();
  const [opened, setOpened] = useOpenResource("runtime");
  const [open, setOpen] = useState(false);
  const { slug } = owners.organization;
  const { id, version, name, number, enabled } = runtime;
  const disabling = useResult(
    () => actions.update(slug, { id, version, enabled: false }),
    () => {
      setOpen(false);
      toast({ text: `${name} disabled` });
    },
    (error) => toast(toErrorToast(error)),
  );
  const remove = async () => {
    const result = await actions.remove(slug, { id });
    if (!result.ok) return result.error.message;
    if (opened === id) setOpened(null);
    toast({ text: `${name} deleted` });
  };
  return (
    <ConfirmDeletion
      name={name}
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton icon="trash" label={`Delete ${name}`} danger />}
      description={`Requests for ${name} or runtime ${number} fail with RUNTIME_NOT_FOUND. Usage and audit logs keep its name.`}
      verb="Delete runtime"
      gentler={
        enabled && (
          <Button pending={disabling.pending} onClick={() => disabling.send(undefined)}>
            Disable instead
          </Button>
        )
      }
      onConfirm={remove}
    >
      <Impact runtime={runtime} owners={owners} actions={actions} />
    </ConfirmDeletion>
  );
}
