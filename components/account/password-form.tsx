"use client";

import { useActionState } from "react";
import { FormProblem } from "@/components/account/form-problem";
import { NewPasswordField } from "@/components/account/new-password-field";
import { Outcome } from "@/components/account/outcome";
import { PasswordField } from "@/components/account/password-field";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { type FormAction, type FormState, fieldError, unsent } from "@/lib/core/errors/action-result";

type Ended = { ended: number };
type Props = { action: FormAction<Ended>; email: string };

/** Shows the form that changes the user's password. */
export function PasswordForm({ action, email }: Props) {
  const [{ data, error }, send] = useActionState<FormState<Ended>, FormData>(action, unsent);
  return (
    <form action={send} className="grid gap-4">
      <FormProblem error={error} fields={["current", "next"]} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label="Current password"
        name="current"
        autoComplete="current-password"
        error={fieldError(error, "current")}
      />
      <NewPasswordField
        name="next"
        consequence="Your other sessions end."
        error={fieldError(error, "next")}
      />
      <div className="flex min-w-0 items-center gap-2">
        <SubmitButton>Change password</SubmitButton>
        <Outcome>{data && `Changed. ${endedText(data.ended)}`}</Outcome>
      </div>
    </form>
  );
}

const endedText = (ended: number) =>
  ended === 0
    ? "No other session was open."
    : `${ended} other ${ended === 1 ? "session" : "sessions"} ended.`;
