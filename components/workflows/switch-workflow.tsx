"use client";

import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useResult } from "@/components/ui/use-result";
import type { ActProps } from "./types";

/** Shows the button that activates or deactivates a workflow. The toast offers to undo it. */
export function SwitchWorkflow({ organization, workflow, actions }: ActProps) {
  const toast = useToast();
  const { id, name } = workflow;
  const { send, pending } = useResult(
    (active: boolean) => actions.update(organization, { id, active }),
    ({ active }) =>
      toast({
        text: active ? `${name} activated` : `${name} deactivated. It starts no new runs.`,
        action: { label: "Undo", onSelect: () => send(!active) },
      }),
    (error) => toast({ text: error.message, bad: true }),
  );
  return (
    <Button icon="power" pending={pending} onClick={() => send(!workflow.active)}>
      {workflow.active ? "Deactivate" : "Activate"}
    </Button>
  );
}
