"use client";

import { DeleteButton } from "@/components/resource/delete-button";
import { Button } from "@/components/ui/buttons/button";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { Impact } from "./impact";
import type { ActProps } from "./types";

/** Shows the button that deletes a runtime, or disables it instead. */
export function DeleteRuntime(props: ActProps) {
  const { runtime, owners, actions } = props;
  const { id, name, number, enabled } = runtime;
  return (
    <DeleteButton
      resource={runtime}
      param="runtime"
      description={`Requests for ${name} or runtime ${number} fail with RUNTIME_NOT_FOUND. Usage and audit logs keep its name.`}
      verb="Delete runtime"
      route="DELETE /api/runtimes/:id"
      remove={() => actions.remove(owners.organization.slug, { id })}
      gentler={enabled ? (close) => <Disable {...props} onDone={close} /> : undefined}
    >
      <Impact {...props} />
    </DeleteButton>
  );
}

function Disable({ runtime, owners, actions, onDone }: ActProps & { onDone: () => void }) {
  const toast = useToast();
  const showUndo = useUndoToast();
  const { id, version, name } = runtime;
  const set = (enabled: boolean, from: number) =>
    actions.update(owners.organization.slug, { id, version: from, enabled });
  const { send, pending } = useResult(
    () => set(false, version),
    (changed) => {
      onDone();
      showUndo(`${name} is disabled.`, () => set(true, changed.version), [id]);
    },
    (error) => toast(toErrorToast(error)),
  );
  return (
    <Button pending={pending} onClick={() => send(undefined)}>
      Disable instead
    </Button>
  );
}
