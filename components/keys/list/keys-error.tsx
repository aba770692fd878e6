"use client";

import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** In place of keys that could not be read. */
export function KeysError({ error, reset }: Props) {
  return (
    <Note
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
      Nothing was changed.{error.digest ? ` For the log: ${error.digest}.` : ""}
    </Note>
  );
}
