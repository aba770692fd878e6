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
        said: `${name} activated`,
      }}
      off={{
        verb: "Deactivate",
        does: "Deactivate credential",
        description: "Calls stop using it until you activate it again. Its links are kept.",
        harmless: !isLinked(credential),
        run: () => actions.deactivate(slug, { id, version }),
        said: `${name} deactivated`,
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
  if (isLinked(credential)) return "Calls of linked resources will fail with PROVIDER_AUTH.";
  return credential.inUse
    ? "Calls then use another active credential, or fail if there is none."
    : "It is not in use: no call is affected.";
}
