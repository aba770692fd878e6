"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useToast } from "@/components/ui/toast";
import { useResult } from "@/components/ui/use-result";
import type { Result } from "@/lib/core/action-result";

/** One way of a switch: its verb, what it does, and what is said once it is done. */
type Way = { verb: string; run: () => Promise<Result<unknown>>; said: string };

type Props = {
  /** The name of the thing. */
  name: string;
  isOn: boolean;
  on: Way;
  /** What stops something, and is asked about: "Disable", and "Disable runtime" on the button that does it. */
  off: Way & { does: string; harmless?: boolean; description: string };
  inRow: boolean;
  /** What switching off does to others. */
  children?: ReactNode;
};

/** A button that switches a thing on at once, and asks before it is switched off. */
export function Switching({ name, isOn, on, off, inRow, children }: Props) {
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const start = useResult(
    () => on.run(),
    () => toast({ text: on.said }),
    ({ message }) => toast({ text: message, bad: true }),
  );
  const stop = async () => {
    const result = await off.run();
    if (!result.ok) return result.error.message;
    toast({ text: off.said });
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
          pending={start.pending}
          onClick={isOn ? undefined : () => start.send(undefined)}
        >
          {verb}
          {isOn && !inRow && "…"}
        </Button>
      }
      title={`${off.verb} ${name}?`}
      description={off.description}
      verb={off.does}
      harmless={off.harmless}
      onConfirm={stop}
    >
      {children}
    </Confirm>
  );
}
