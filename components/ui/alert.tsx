"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { type ActionError, otherError } from "@/lib/core/action-result";

type Props = {
  error: ActionError | null;
  /** The fields that show their own problems. */
  fields?: readonly string[];
};

/** What went wrong, above a form; where the thing has changed since it was read, a way to read it again. */
export function Alert({ error, fields = [] }: Props) {
  const router = useRouter();
  const text = otherError(error, fields);
  if (!text) return null;
  const reload = error?.reason === "version" && (
    <Button size="s" onClick={() => router.refresh()}>
      Reload
    </Button>
  );
  return (
    <Note tone="red" role="alert" action={reload}>
      {text}
    </Note>
  );
}
