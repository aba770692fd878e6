"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useToast } from "@/components/ui/toast";
import { useResult } from "@/components/ui/use-result";
import type { ActProps } from "./credential-acts";
import { Impact } from "./impact";
import { isLinked } from "./linked-resources";
import type { Credential } from "./types";

type Props = ActProps & { inRow: boolean };

/** Activates a credential at once, and asks before it is deactivated. */
export function SwitchActive({ credential, owners, actions, inRow }: Props) {
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { slug } = owners.organization;
  const { id, version, name, active } = credential;
  const activation = useResult(
    () => actions.activate(slug, { id, version }),
    () => toast({ text: `${name} is active.` }),
    ({ message }) => toast({ text: message, bad: true }),
  );
  const deactivate = async () => {
    const result = await actions.deactivate(slug, { id, version });
    if (!result.ok) return result.error.message;
    toast({ text: `${name} is inactive.` });
  };
  const verb = active ? "Deactivate" : "Activate";
  return (
    <Confirm
      open={asking}
      onOpenChange={(open) => setAsking(open && active)}
      trigger={
        <Button
          size="s"
          variant={inRow ? "ghost" : "default"}
          className={inRow ? "max-sm:mr-auto max-sm:-ml-2.5 max-sm:h-9" : ""}
          aria-label={`${verb} ${name}`}
          pending={activation.pending}
          onClick={active ? undefined : () => activation.send(undefined)}
        >
          {verb}
          {active && !inRow && "…"}
        </Button>
      }
      title={`Deactivate ${name}?`}
      description="No call uses it until it is activated again. It stays stored, and its links stay."
      verb="Deactivate"
      harmless={!isLinked(credential)}
      onConfirm={deactivate}
    >
      <Impact
        credential={credential}
        owners={owners}
        readUse={actions.readUse}
        consequence={consequenceOf(credential)}
      />
    </Confirm>
  );
}

function consequenceOf(credential: Credential): string {
  if (isLinked(credential)) return "Calls of what links it then fail with PROVIDER_AUTH.";
  return credential.inUse ? "Calls then look for another credential." : "Another one is in use, or none.";
}
