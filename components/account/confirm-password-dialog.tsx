"use client";

import { useActionState, useState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { Button } from "@/components/ui/buttons/button";
import { Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import { DialogStart } from "@/components/ui/dialogs/dialog-parts";
import { Alert } from "@/components/ui/feedback/alert";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { TextField } from "@/components/ui/fields/text-field";
import {
  type ActionError,
  type FormAction,
  type FormState,
  fieldError,
  otherError,
  unsent,
} from "@/lib/core/errors/action-result";
import { PasskeyStep } from "./passkeys/passkey-step";
import type { PasskeyConfirmation } from "./passkeys/types";
import { PasswordField } from "./password-field";
import { ProviderStep } from "./provider-step";
import type { ProviderConfirmation } from "./types";

type Account = { id: string; name: string; email: string };

export type ConfirmPasswordProps = {
  email: string;
  /** Confirms with the password. Null if the account has none. */
  action: FormAction<Account> | null;
  /** Confirms with a code instead. Null if the person has no second factor. */
  codeAction: FormAction<Account> | null;
  /** Confirms with a passkey instead. Null if the person has none. */
  passkey: PasskeyConfirmation | null;
  /** Confirms at an identity provider, for accounts without a password. */
  provider: ProviderConfirmation | null;
  /** Receives true after the password was confirmed, false if the dialog was closed. */
  onAnswer: (isConfirmed: boolean) => void;
};

/**
 * Asks for the person's password, or for a code of their second factor if they have one. A person with neither confirms
 * with a passkey or at an identity provider.
 */
export function ConfirmPasswordDialog({
  email,
  action,
  codeAction,
  passkey,
  provider,
  onAnswer,
}: ConfirmPasswordProps) {
  const [isByCode, setByCode] = useState(codeAction !== null);
  const hasBoth = codeAction !== null && action !== null;
  const confirm = isByCode ? codeAction : action;
  const [{ error }, send] = useActionState<FormState<Account>, FormData>(async (previous, form) => {
    if (!confirm) return previous;
    const state = await confirm(previous, form).catch(() => ({ ...unsent, ...noAnswer() }));
    if (state.data) onAnswer(true);
    return state;
  }, unsent);
  const [passkeyProblem, setPasskeyProblem] = useState<string | null>(null);
  const problem = passkeyProblem ?? otherError(error, ["password", "code"]);
  const what = isByCode ? "your second factor" : action ? "your password" : "a recent sign-in";
  return (
    <Dialog
      open
      onOpenChange={() => onAnswer(false)}
      title={isByCode || !action ? "Confirm that it is you" : "Confirm your password"}
      description={`This action needs ${what}. You are not asked again for 10 minutes.`}
      size="s"
      low
      form={{ action: send }}
      alert={problem && <Alert tone="red" role="alert" strong={problem} />}
      footer={
        <>
          {(hasBoth || passkey) && (
            <DialogStart>
              {hasBoth && (
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
          {confirm && <SubmitButton>Confirm</SubmitButton>}
        </>
      }
    >
      {confirm ? (
        <Proof isByCode={isByCode} email={email} error={error} />
      ) : (
        <ProviderStep provider={provider} hasPasskey={passkey !== null} />
      )}
    </Dialog>
  );
}

type ProofProps = { isByCode: boolean; email: string; error: ActionError | null };

/** Shows the field of the code or of the password. */
function Proof({ isByCode, email, error }: ProofProps) {
  if (isByCode) {
    return (
      <TextField
        label="Code"
        name="code"
        autoComplete="one-time-code"
        hint="Of your authenticator app, or a recovery code."
        required
        mono
        error={fieldError(error, "code")}
      />
    );
  }
  return (
    <>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label={`Password of ${email}`}
        name="password"
        autoComplete="current-password"
        error={fieldError(error, "password")}
      />
    </>
  );
}
