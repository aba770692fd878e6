"use client";

import { PasswordField } from "@/components/account/password-field";
import { Alert } from "@/components/ui/feedback/alert";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { TextField } from "@/components/ui/fields/text-field";
import { type FormAction, fieldError, otherError, typed } from "@/lib/core/errors/action-result";
import { useGateForm } from "./use-gate-form";

type Props = { action: FormAction<null>; token: string; email: string };

/** Shows the form with which an invited person creates an account. */
export function InvitedAccountForm({ action, token, email }: Props) {
  const { error, values, form } = useGateForm(action);
  const problem = otherError(error, ["name", "password"]);
  return (
    <form {...form} noValidate>
      {problem && <Alert tone="red" role="alert" strong={problem} />}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        autoFocus
        defaultValue={typed(values, "name")}
        error={fieldError(error, "name")}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint="At least 12 characters."
        error={fieldError(error, "password")}
      />
      <SubmitButton size="l" block>
        Create account and join
      </SubmitButton>
    </form>
  );
}
