import type { ReactNode } from "react";
import { useFormState } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { plural } from "@/components/ui/format";
import type { ActionError } from "@/lib/core/action-result";

type Props = {
  refusal: ActionError | null;
  /** What helps with the refusal: a button. */
  action?: ReactNode;
};

/** Says above a form's buttons what stands in the way: how many fields, or what the server said. */
export function FormAlert({ refusal, action }: Props) {
  const { errors, isSubmitted } = useFormState();
  const fields = Object.keys(errors).length;
  const text =
    isSubmitted && fields > 0
      ? `${plural(fields, "field needs", "fields need")} attention.`
      : refusal && withPoint(refusal.message);
  if (!text) return null;
  return (
    <Alert tone="red" role="alert" action={action}>
      {text}
    </Alert>
  );
}

const withPoint = (text: string) => (text.endsWith(".") ? text : `${text}.`);
