"use client";

import { Button } from "@/components/ui/button";
import { toErrorToast } from "@/components/ui/to-error-toast";
import { useToast } from "@/components/ui/toast";
import { useResult } from "@/components/ui/use-result";
import type { ActProps } from "./types";
import { kinds } from "./words";

/** Shows the button that makes a runtime of the organization the default of its kind. */
export function MakeDefault({ runtime, owners, actions }: ActProps) {
  const toast = useToast();
  const { id, version, name, kind, isDefault, workspaceId } = runtime;
  const marking = useResult(
    () => actions.update(owners.organization.slug, { id, version, isDefault: true }),
    () => toast({ text: `${name} is the default for ${kinds[kind].toLowerCase()}.` }),
    (error) => toast(toErrorToast(error)),
  );
  if (isDefault || workspaceId !== null) return null;
  return (
    <Button size="s" pending={marking.pending} onClick={() => marking.send(undefined)}>
      Make default
    </Button>
  );
}
