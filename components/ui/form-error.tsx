"use client";

import { useRouter } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { type ActionError, otherError } from "@/lib/core/action-result";

type Props = {
  error: ActionError | null;
  /** The fields that show their own problems. */
  fields?: readonly string[];
};

/** Says above a form what went wrong. When the thing has changed since it was loaded, it offers to reload it. */
export function FormError({ error, fields = [] }: Props) {
  const router = useRouter();
  const text = otherError(error, fields);
  if (!text) return null;
  const reload = error?.reason === "version" && (
    <Button size="s" onClick={() => router.refresh()}>
      Reload
    </Button>
  );
  return (
    <Alert tone="red" role="alert" action={reload}>
      {text}
    </Alert>
  );
}
