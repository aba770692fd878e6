"use client";

import { useOpenResource } from "@/components/resource/use-open-resource";
import { Button } from "@/components/ui/buttons/button";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import type { ActProps } from "./types";

/** Shows the button that sends a test event to a webhook, and opens its delivery. */
export function SendTest({ organization, webhook, actions }: ActProps) {
  const toast = useToast();
  const [, open] = useOpenResource("delivery");
  const { send, pending } = useResult(
    () => actions.test(organization, { id: webhook.id }),
    ({ id }) => open(id),
    (error) => toast(toErrorToast(error)),
  );
  return (
    <Button variant="primary" icon="send" pending={pending} onClick={() => send(undefined)}>
      Send test event
    </Button>
  );
}
