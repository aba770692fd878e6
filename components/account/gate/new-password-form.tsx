"use client";

import { PasswordField } from "@/components/account/password-field";
import { Alert } from "@/components/ui/feedback/alert";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { type FormAction, fieldError, otherError } from "@/lib/core/errors/action-result";
import { useGateForm } from "./use-gate-form";

type Props = { action: FormAction<null>; token: string; email: string };

/** Shows the form that sets a new password by a link. */
export function NewPasswordForm({ action, token, email }: Props) {
  const { error, form } = useGateForm(action);
  const problem = otherError(error, ["password"]);
  return (
    <form {...form} noValidate>
      {problem && <Alert tone="red" role="alert" strong={problem} />}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label="New password"
        name="password"
        autoComplete="new-password"
        hint="At least 12 characters. All your sessions end."
        error={fieldError(error, "password")}
      />
      <SubmitButton size="l" block>
        Set password
      </SubmitButton>
    </form>
  );
}
