"use client";

import { useState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import type { QuickAction } from "@/components/overview/findings";
import { Button } from "@/components/ui/buttons/button";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import type { Result } from "@/lib/core/errors/action-result";

/** Runs a finding's command in the organization. */
export type CarryOut = (command: string, input: unknown) => Promise<Result<unknown>>;

type Props = {
  remediation: QuickAction;
  name: string;
  carryOut: CarryOut;
  /** Called on success. Moves the focus, because the row disappears. */
  onDone: () => void;
};

/** Shows a button that runs the suggested action of a finding. Its toast can undo the action. */
export function RemediationButton({ remediation, name, carryOut, onDone }: Props) {
  const toast = useToast();
  const showUndo = useUndoToast();
  const [pending, setPending] = useState(false);
  const act = async () => {
    setPending(true);
    const result = await carryOut(remediation.command, remediation.input).catch(noAnswer);
    setPending(false);
    if (!result.ok) return toast(toErrorToast(result.error, name));
    onDone();
    const version = readVersion(result.data);
    if (version === undefined) return toast({ text: remediation.done });
    const { command, input } = remediation.undo;
    showUndo(remediation.done, () => carryOut(command, { ...input, version }), [input.id]);
  };
  return (
    <Button size="s" pending={pending} onClick={act} aria-label={`${remediation.label} ${name}`}>
      {remediation.label}
    </Button>
  );
}

function readVersion(data: unknown): number | undefined {
  if (typeof data !== "object" || data === null || !("version" in data)) return undefined;
  return typeof data.version === "number" ? data.version : undefined;
}
