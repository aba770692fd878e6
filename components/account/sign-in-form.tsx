"use client";

import { useActionState } from "react";
import { PasswordField } from "@/components/account/password-field";
import { Alert } from "@/components/ui/alert";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type FormAction, fieldError, otherError, typed, unsent } from "@/lib/core/errors/action-result";

type Props = {
  action: FormAction<null>;
  /** The path of the page after sign-in. */
  next: string;
  /** An error message of the page, shown until the form has its own error. */
  refusal?: string | undefined;
};

/** Shows the form of email and password. */
export function SignInForm({ action, next, refusal }: Props) {
  const [{ error, values }, send] = useActionState(action, unsent);
  const problem = error ? otherError(error, ["email", "password"]) : refusal;
  return (
    <form action={send}>
      {problem && <Alert tone="red" role="alert" strong={problem} />}
      <input type="hidden" name="next" value={next} />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
        defaultValue={typed(values, "email")}
        error={fieldError(error, "email")}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        error={fieldError(error, "password")}
      />
      <SubmitButton size="l" block>
        Sign in
      </SubmitButton>
    </form>
  );
}
