"use client";

import { Button } from "@/components/ui/buttons/button";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import type { ActProps, Choices } from "./types";
import { kinds } from "./words";

/** Shows the button that makes a runtime of the organization the default of its kind. */
export function MakeDefault({ runtime, owners, actions, choices }: ActProps & { choices: Choices }) {
  const toast = useToast();
  const { id, version, name, kind, isDefault, workspaceId } = runtime;
  const showUndo = useUndoToast();
  const { slug } = owners.organization;
  const before = choices.runtimes.find((one) => one.kind === kind && one.isDefault);
  const marking = useResult(
    () => actions.update(slug, { id, version, isDefault: true }),
    (changed) =>
      showUndo(
        `${name} is the default for ${kinds[kind].toLowerCase()}.`,
        () =>
          before
            ? actions.update(slug, { id: before.id, isDefault: true })
            : actions.update(slug, { id, version: changed.version, isDefault: false }),
        [id, ...(before ? [before.id] : [])],
      ),
    (error) => toast(toErrorToast(error)),
  );
  if (isDefault || workspaceId !== null) return null;
  return (
    <Button size="s" pending={marking.pending} onClick={() => marking.send(undefined)}>
      Make default
    </Button>
  );
}
