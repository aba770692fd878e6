"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useToast } from "@/components/ui/toast";
import { useResult } from "@/components/ui/use-result";
import type { ActProps } from "./runtime-acts";

/** Enables a runtime at once, and asks before it is disabled. */
export function SwitchEnabled({ runtime, owners, actions, inRow }: ActProps & { inRow: boolean }) {
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { id, version, name, enabled, isDefault } = runtime;
  const set = (wanted: boolean) => actions.update(owners.organization.slug, { id, version, enabled: wanted });
  const enabling = useResult(
    () => set(true),
    () => toast({ text: `${name} is enabled.` }),
    ({ message }) => toast({ text: message, bad: true }),
  );
  const disable = async () => {
    const result = await set(false);
    if (!result.ok) return result.error.message;
    toast({ text: `${name} is disabled.` });
  };
  const verb = enabled ? "Disable" : "Enable";
  return (
    <Confirm
      open={asking}
      onOpenChange={(open) => setAsking(open && enabled)}
      trigger={
        <Button
          size="s"
          variant={inRow ? "ghost" : "default"}
          className={inRow ? "max-sm:mr-auto max-sm:-ml-2.5 max-sm:h-9" : ""}
          aria-label={`${verb} ${name}`}
          pending={enabling.pending}
          onClick={enabled ? undefined : () => enabling.send(undefined)}
        >
          {verb}
          {enabled && !inRow && "…"}
        </Button>
      }
      title={`Disable ${name}?`}
      description={
        isDefault
          ? "Requests that name it, and those that name none, get RUNTIME_NOT_FOUND until it is enabled again."
          : "Requests that name it get RUNTIME_NOT_FOUND until it is enabled again."
      }
      verb="Disable runtime"
      onConfirm={disable}
    />
  );
}
