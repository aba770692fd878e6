"use client";

import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";

type Props = { error: Error & { digest?: string }; retry: () => void };

/** Shows the error when keys could not be loaded. */
export function KeysError({ error, retry }: Props) {
  return (
    <Alert
      tone="red"
      role="alert"
      strong="Keys could not be loaded."
      className="mt-5"
      action={
        <Button size="s" onClick={retry}>
          Try again
        </Button>
      }
    >
      {error.digest && `Reference: ${error.digest}.`}
    </Alert>
  );
}
