"use client";

import { Switching } from "@/components/ui/switching";
import type { ActProps } from "./types";

/** Enables a runtime at once, and asks before it is disabled. */
export function SwitchEnabled({ runtime, owners, actions, inRow }: ActProps & { inRow: boolean }) {
  const { id, version, name, enabled, isDefault } = runtime;
  const set = (wanted: boolean) => actions.update(owners.organization.slug, { id, version, enabled: wanted });
  return (
    <Switching
      name={name}
      isOn={enabled}
      inRow={inRow}
      on={{ verb: "Enable", run: () => set(true), said: `${name} is enabled.` }}
      off={{
        verb: "Disable",
        does: "Disable runtime",
        description: isDefault
          ? "Requests that name it, and those that name none, get RUNTIME_NOT_FOUND until it is enabled again."
          : "Requests that name it get RUNTIME_NOT_FOUND until it is enabled again.",
        run: () => set(false),
        said: `${name} is disabled.`,
      }}
    />
  );
}
