"use client";

import { FormProblem } from "@/components/account/form-problem";
import { NewPasswordField } from "@/components/account/new-password-field";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { type FormAction, fieldError } from "@/lib/core/errors/action-result";
import { useGateForm } from "./use-gate-form";

type Props = { action: FormAction<null>; token: string; email: string };

/** Shows the form that sets a new password by a link. */
export function NewPasswordForm({ action, token, email }: Props) {
  const { error, form } = useGateForm(action);
  return (
    <form {...form} noValidate>
      <FormProblem error={error} fields={["password"]} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <NewPasswordField
        name="password"
        consequence="All your sessions end."
        error={fieldError(error, "password")}
      />
      <SubmitButton size="l" block>
        Set password
      </SubmitButton>
    </form>
  );
}
