"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";
import { type ActionError, otherError } from "@/lib/core/errors/action-result";

type Props = {
  error: ActionError | null;
  /** The fields that show their own errors. */
  fields?: readonly string[];
};

/** Shows the error of a form that no field shows. After a version conflict it has a Reload button. */
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
