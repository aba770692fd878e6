"use client";

import { type ReactNode, useState } from "react";
import type { CurrentRequest } from "@/components/forms/api-request";
import { Button } from "@/components/ui/buttons/button";
import { Confirm } from "@/components/ui/dialogs/confirm";
import type { Result } from "@/lib/core/errors/action-result";

type Props<Data> = {
  /** The name of the resource. */
  name: string;
  isOn: boolean;
  on: { verb: string; pending: boolean; start: () => void };
  /**
   * Needs a confirmation. `verb` is "Disable"; `does`, on the confirm button, is "Disable runtime".
   */
  off: {
    verb: string;
    does: string;
    harmless?: boolean;
    description: string;
    /** The request of the public API that does the same. */
    request: CurrentRequest;
    run: () => Promise<Result<Data>>;
    onDone: (data: Data) => void;
  };
  inRow: boolean;
  /** The impact of switching off. */
  children?: ReactNode;
};

/** Shows a button that switches a resource on, or asks for confirmation and switches it off. */
export function Switching<Data>({ name, isOn, on, off, inRow, children }: Props<Data>) {
  const [asking, setAsking] = useState(false);
  const stop = async () => {
    const result = await off.run();
    if (!result.ok) return result.error.message;
    off.onDone(result.data);
  };
  const { verb } = isOn ? off : on;
  return (
    <Confirm
      open={asking}
      onOpenChange={(open) => setAsking(open && isOn)}
      trigger={
        <Button
          size="s"
          variant={inRow ? "ghost" : "default"}
          className={inRow ? "max-sm:mr-auto max-sm:-ml-2.5 max-sm:h-9" : ""}
          aria-label={`${verb} ${name}`}
          pending={!isOn && on.pending}
          onClick={isOn ? undefined : on.start}
        >
          {verb}
          {isOn && "…"}
        </Button>
      }
      title={`${off.verb} ${name}?`}
      description={off.description}
      verb={off.does}
      harmless={off.harmless}
      request={off.request}
      onConfirm={stop}
    >
      {children}
    </Confirm>
  );
}
