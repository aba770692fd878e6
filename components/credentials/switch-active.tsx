"use client";

import { Switching } from "@/components/ui/switching";
import { Impact } from "./impact";
import { isLinked } from "./linked-resources";
import type { ActProps, Credential } from "./types";

/** Activates a credential at once, and asks before it is deactivated. */
export function SwitchActive({ credential, owners, actions, inRow }: ActProps & { inRow: boolean }) {
  const { slug } = owners.organization;
  const { id, version, name, active } = credential;
  return (
    <Switching
      name={name}
      isOn={active}
      inRow={inRow}
      on={{
        verb: "Activate",
        run: () => actions.activate(slug, { id, version }),
        said: `${name} is active.`,
      }}
      off={{
        verb: "Deactivate",
        does: "Deactivate credential",
        description: "No call uses it until it is activated again. It stays stored, and its links stay.",
        harmless: !isLinked(credential),
        run: () => actions.deactivate(slug, { id, version }),
        said: `${name} is inactive.`,
      }}
    >
      <Impact
        credential={credential}
        owners={owners}
        readUse={actions.readUse}
        consequence={toConsequence(credential)}
      />
    </Switching>
  );
}

function toConsequence(credential: Credential): string {
  if (isLinked(credential)) return "Calls of what links it then fail with PROVIDER_AUTH.";
  return credential.inUse ? "Calls then look for another credential." : "Another one is in use, or none.";
}
