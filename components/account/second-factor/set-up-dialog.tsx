"use client";

import { useActionState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CopyLine } from "@/components/ui/copy-button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type FormState, fieldError, otherError, unsent } from "@/lib/core/errors/action-result";
import { QrCode } from "./qr-code";
import type { SecondFactorActions } from "./types";

type Props = {
  secret: string;
  uri: string;
  confirm: SecondFactorActions["confirm"];
  onClose: () => void;
  /** Receives the recovery codes. */
  onDone: (recoveryCodes: string[]) => void;
};

type State = FormState<{ recoveryCodes: string[] }>;

/** Shows the QR code of a new second factor, and the field for a code that turns it on. */
export function SetUpDialog({ secret, uri, confirm, onClose, onDone }: Props) {
  const [{ error }, send] = useActionState<State, FormData>(async (previous, form) => {
    const state = await confirm(previous, form).catch(() => ({ ...unsent, ...noAnswer() }));
    if (state.data) onDone(state.data.recoveryCodes);
    return state;
  }, unsent);
  const problem = otherError(error, ["code"]);
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title="Set up your authenticator app"
      description="Scan the code with the app, or type the key into it. Then enter the code that it shows."
      size="s"
      form={{ action: send }}
      alert={problem && <Alert tone="red" role="alert" strong={problem} />}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton>Turn on</SubmitButton>
        </>
      }
    >
      <QrCode text={uri} label="QR code for your authenticator app" />
      <CopyLine text={secret} kind="Key" label="Copy the key" />
      <TextField
        label="Code"
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        placeholder="123456"
        required
        mono
        error={fieldError(error, "code")}
      />
    </Dialog>
  );
}
