"use client";

import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { Switching } from "@/components/ui/fields/switching";
import { Impact } from "./impact";
import type { ActProps } from "./types";

/** Shows the control that enables or disables a runtime. Disabling needs a confirmation. */
export function SwitchEnabled({ runtime, owners, actions, inRow }: ActProps & { inRow: boolean }) {
  const { id, version, name, enabled, isDefault } = runtime;
  const toast = useToast();
  const showUndo = useUndoToast();
  const set = (wanted: boolean, from = version) =>
    actions.update(owners.organization.slug, { id, version: from, enabled: wanted });
  const enabling = useResult(
    () => set(true),
    (changed) => showUndo(`${name} is enabled.`, () => set(false, changed.version), [id]),
    (error) => toast(toErrorToast(error)),
  );
  return (
    <Switching
      name={name}
      isOn={enabled}
      inRow={inRow}
      on={{ verb: "Enable", pending: enabling.pending, start: () => enabling.send(undefined) }}
      off={{
        verb: "Disable",
        does: "Disable runtime",
        description: isDefault
          ? "Requests for it, and requests without a runtime, fail with RUNTIME_NOT_FOUND until you enable it again."
          : "Requests for it fail with RUNTIME_NOT_FOUND until you enable it again.",
        request: { route: "PATCH /api/runtimes/:id", getInput: () => ({ id, version, enabled: false }) },
        run: () => set(false),
        onDone: (changed) => showUndo(`${name} is disabled.`, () => set(true, changed.version), [id]),
      }}
    >
      <Impact runtime={runtime} owners={owners} actions={actions} />
    </Switching>
  );
}
