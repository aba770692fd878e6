"use client";

import { useActionState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import {
  type FormAction,
  type FormState,
  fieldError,
  otherError,
  unsent,
} from "@/lib/core/errors/action-result";
import { PasswordField } from "./password-field";

type Account = { id: string; name: string; email: string };

export type ConfirmPasswordProps = {
  email: string;
  action: FormAction<Account>;
  /** Receives true after the password was confirmed, false if the dialog was closed. */
  onAnswer: (isConfirmed: boolean) => void;
};

/** Asks for the person's password. */
export function ConfirmPasswordDialog({ email, action, onAnswer }: ConfirmPasswordProps) {
  const [{ error }, send] = useActionState<FormState<Account>, FormData>(async (previous, form) => {
    const state = await action(previous, form).catch(() => ({ ...unsent, ...noAnswer() }));
    if (state.data) onAnswer(true);
    return state;
  }, unsent);
  const problem = otherError(error, ["password"]);
  return (
    <Dialog
      open
      onOpenChange={() => onAnswer(false)}
      title="Confirm your password"
      description="This action needs your password. You are not asked again for 10 minutes."
      size="s"
      low
      form={{ action: send }}
      alert={problem && <Alert tone="red" role="alert" strong={problem} />}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton>Confirm</SubmitButton>
        </>
      }
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label={`Password of ${email}`}
        name="password"
        autoComplete="current-password"
        error={fieldError(error, "password")}
      />
    </Dialog>
  );
}
