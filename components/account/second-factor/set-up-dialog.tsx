"use client";

import { useState } from "react";
import { sendForm } from "@/components/account/send-form";
import { CopyLine } from "@/components/ui/buttons/copy-button";
import { FormDialog } from "@/components/ui/dialogs/form-dialog";
import { useResult } from "@/components/ui/feedback/use-result";
import { FormError } from "@/components/ui/fields/form-error";
import { TextField } from "@/components/ui/fields/text-field";
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

const FIELDS = ["code"];

/** Shows the QR code of a new second factor, and the field for a code that turns it on. */
export function SetUpDialog({ secret, uri, confirm, onClose, onDone }: Props) {
  const [code, setCode] = useState("");
  const { send, pending, error, problem } = useResult(
    () => sendForm(confirm, { code }),
    ({ recoveryCodes }) => onDone(recoveryCodes),
  );
  return (
    <FormDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title="Set up your authenticator app"
      description="Scan the code with the app, or type the key into it. Then enter the code that it shows."
      size="s"
      verb="Turn on"
      pending={pending}
      onSubmit={() => send(undefined)}
      alert={<FormError error={error} fields={FIELDS} />}
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
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={problem("code")}
      />
    </FormDialog>
  );
}
