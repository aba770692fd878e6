"use client";

import { FormProblem } from "@/components/account/form-problem";
import { NewPasswordField } from "@/components/account/new-password-field";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { TextField } from "@/components/ui/fields/text-field";
import { type FormAction, fieldError, typed } from "@/lib/core/errors/action-result";
import { useGateForm } from "./use-gate-form";

type Props = { action: FormAction<null>; token: string; email: string };

/** Shows the form with which an invited person creates an account. */
export function InvitedAccountForm({ action, token, email }: Props) {
  const { error, values, form } = useGateForm(action);
  return (
    <form {...form} noValidate>
      <FormProblem error={error} fields={["name", "password"]} />
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
      <NewPasswordField name="password" label="Password" error={fieldError(error, "password")} />
      <SubmitButton size="l" block>
        Create account and join
      </SubmitButton>
    </form>
  );
}
