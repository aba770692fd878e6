"use client";

import { FormProblem } from "@/components/account/form-problem";
import { Alert } from "@/components/ui/feedback/alert";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { TextField } from "@/components/ui/fields/text-field";
import { type FormAction, fieldError, typed } from "@/lib/core/errors/action-result";
import { useGateForm } from "./use-gate-form";

type Props = { action: FormAction<{ email: string }> };

/** Shows the form that asks for a link to a new password, then what to do with the e-mail. */
export function ForgotPasswordForm({ action }: Props) {
  const { data, error, values, form } = useGateForm(action);
  if (data) {
    return (
      <Alert tone="green" role="status" className="mt-6" strong="Check your e-mail.">
        If {data.email} has an account here, a link is on its way. It works once, for 30 minutes.
      </Alert>
    );
  }
  return (
    <form {...form} noValidate>
      <FormProblem error={error} fields={["email"]} />
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
      <SubmitButton size="l" block>
        Send link
      </SubmitButton>
    </form>
  );
}
