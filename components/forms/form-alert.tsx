import type { ReactNode } from "react";
import { useFormState } from "react-hook-form";
import { textLink } from "@/components/ui/buttons/text-link";
import { Alert } from "@/components/ui/feedback/alert";
import { plural } from "@/components/ui/values/format";
import type { ActionError } from "@/lib/core/errors/action-result";

type Props = {
  refusal: ActionError | null;
  /** A button that helps to resolve the refusal. */
  action?: ReactNode;
};

/** Shows the number of fields with errors, or the server's refusal. */
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
      {text}{" "}
      {refusal?.reason === "session" && (
        <a className={textLink()} href="/sign-in" target="_blank" rel="noreferrer">
          Sign in in a new tab
        </a>
      )}
    </Alert>
  );
}

const withPoint = (text: string) => (text.endsWith(".") ? text : `${text}.`);
