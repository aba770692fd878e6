"use client";

import { Button } from "@/components/ui/buttons/button";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import type { ReceiverProps } from "./types";

/** Shows the button that activates or deactivates a workflow or webhook. The toast offers to undo it. */
export function SwitchActive({ organization, of: { id, name, active }, actions }: ReceiverProps) {
  const toast = useToast();
  const showUndo = useUndoToast();
  const set = (next: boolean) => actions.update(organization, { id, active: next });
  const { send, pending } = useResult(
    set,
    (changed) =>
      showUndo(`${name} ${changed.active ? "activated" : "deactivated"}`, () => set(!changed.active), [id]),
    (error) => toast(toErrorToast(error)),
  );
  return (
    <Button icon="power" pending={pending} onClick={() => send(!active)}>
      {active ? "Deactivate" : "Activate"}
    </Button>
  );
}
