"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Shows the error when keys could not be loaded. */
export function KeysError({ error, reset }: Props) {
  return (
    <Alert
      tone="red"
      role="alert"
      strong="Keys could not be loaded."
      className="mt-5"
      action={
        <Button size="s" onClick={reset}>
          Try again
        </Button>
      }
    >
      {error.digest && `Reference: ${error.digest}.`}
    </Alert>
  );
}
