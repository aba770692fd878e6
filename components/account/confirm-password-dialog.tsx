"use client";

import { useActionState, useState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { DialogStart } from "@/components/ui/dialog-parts";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import {
  type FormAction,
  type FormState,
  fieldError,
  otherError,
  unsent,
} from "@/lib/core/errors/action-result";
import { PasskeyStep } from "./passkeys/passkey-step";
import type { PasskeyConfirmation } from "./passkeys/types";
import { PasswordField } from "./password-field";

type Account = { id: string; name: string; email: string };

export type ConfirmPasswordProps = {
  email: string;
  action: FormAction<Account>;
  /** Confirms with a code instead. Null if the person has no second factor. */
  codeAction: FormAction<Account> | null;
  /** Confirms with a passkey instead. Null if the person has none. */
  passkey: PasskeyConfirmation | null;
  /** Receives true after the password was confirmed, false if the dialog was closed. */
  onAnswer: (isConfirmed: boolean) => void;
};

/** Asks for the person's password, or for a code of their second factor if they have one. */
export function ConfirmPasswordDialog({
  email,
  action,
  codeAction,
  passkey,
  onAnswer,
}: ConfirmPasswordProps) {
  const [isByCode, setByCode] = useState(codeAction !== null);
  const [{ error }, send] = useActionState<FormState<Account>, FormData>(async (previous, form) => {
    const confirm = (isByCode && codeAction) || action;
    const state = await confirm(previous, form).catch(() => ({ ...unsent, ...noAnswer() }));
    if (state.data) onAnswer(true);
    return state;
  }, unsent);
  const [passkeyProblem, setPasskeyProblem] = useState<string | null>(null);
  const problem = passkeyProblem ?? otherError(error, ["password", "code"]);
  return (
    <Dialog
      open
      onOpenChange={() => onAnswer(false)}
      title={isByCode ? "Confirm that it is you" : "Confirm your password"}
      description={`This action needs your ${isByCode ? "second factor" : "password"}. You are not asked again for 10 minutes.`}
      size="s"
      low
      form={{ action: send }}
      alert={problem && <Alert tone="red" role="alert" strong={problem} />}
      footer={
        <>
          {(codeAction || passkey) && (
            <DialogStart>
              {codeAction && (
                <Button variant="ghost" onClick={() => setByCode(!isByCode)}>
                  {isByCode ? "Use password" : "Use code"}
                </Button>
              )}
              {passkey && (
                <PasskeyStep {...passkey} onDone={() => onAnswer(true)} onProblem={setPasskeyProblem} />
              )}
            </DialogStart>
          )}
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton>Confirm</SubmitButton>
        </>
      }
    >
      {isByCode ? (
        <TextField
          key="code"
          label="Code"
          name="code"
          autoComplete="one-time-code"
          hint="Of your authenticator app, or a recovery code."
          required
          mono
          error={fieldError(error, "code")}
        />
      ) : (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <PasswordField
            label={`Password of ${email}`}
            name="password"
            autoComplete="current-password"
            error={fieldError(error, "password")}
          />
        </>
      )}
    </Dialog>
  );
}
