"use client";

import { Switching } from "@/components/ui/switching";
import { Impact } from "./impact";
import { isLinked } from "./linked-resources";
import { toLoss } from "./to-loss";
import type { ActProps } from "./types";

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
        toConsequence={(alternative) => toLoss(credential, alternative)}
      />
    </Switching>
  );
}
