"use client";

import { Button } from "@/components/ui/buttons/button";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import type { Result } from "@/lib/core/errors/action-result";

type Props = {
  organization: string;
  id: string;
  /** The server action that sends the delivery again. */
  redeliver: (organization: string, input: { id: string }) => Promise<Result<unknown>>;
};

/** Shows the button that sends a delivery again. */
export function Redeliver({ organization, id, redeliver }: Props) {
  const toast = useToast();
  const { send, pending } = useResult(
    () => redeliver(organization, { id }),
    () => toast({ text: "Sent again. The result follows in a moment." }),
    (error) => toast(toErrorToast(error)),
  );
  return (
    <Button size="s" icon="rotate" pending={pending} onClick={() => send(undefined)}>
      Redeliver
    </Button>
  );
}
