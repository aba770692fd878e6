"use client";

import { useActionState } from "react";
import { NewPasswordField } from "@/components/account/new-password-field";
import { sendForm } from "@/components/account/send-form";
import { useStepUp } from "@/components/forms/use-step-up";
import { Alert } from "@/components/ui/feedback/alert";
import { useToast } from "@/components/ui/feedback/toast";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import {
  type FormAction,
  type FormState,
  fieldError,
  otherError,
  unsent,
} from "@/lib/core/errors/action-result";

type Ended = { ended: number };
type Props = { action: FormAction<Ended>; email: string };

/** Shows the form that sets the first password of an account. */
export function SetPasswordForm({ action, email }: Props) {
  const withStepUp = useStepUp();
  const toast = useToast();
  const [{ error }, send] = useActionState<FormState<Ended>, FormData>(async (_previous, form) => {
    const result = await withStepUp(() => sendForm(action, { next: String(form.get("next")) }));
    if (!result.ok) return { ...unsent, error: result.error };
    toast({ text: "Password set." });
    return { ...unsent, data: result.data };
  }, unsent);
  const problem =
    error?.reason === "step_up" ? "Not set. Confirm that it is you" : otherError(error, ["next"]);
  return (
    <form action={send} className="grid gap-4">
      {problem && <Alert tone="red" role="alert" strong={problem} />}
      <p className="text-13 text-ink-2">
        Your account has no password. With one, you can also sign in without your identity provider.
      </p>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <NewPasswordField
        name="next"
        consequence="Your other sessions end."
        error={fieldError(error, "next")}
      />
      <SubmitButton className="justify-self-start">Set password</SubmitButton>
    </form>
  );
}
