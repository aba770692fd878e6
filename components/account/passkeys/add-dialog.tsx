"use client";

import { useState } from "react";
import { clientName } from "@/components/account/client-name";
import { sendForm } from "@/components/account/send-form";
import { FormDialog } from "@/components/ui/dialogs/form-dialog";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { FormError } from "@/components/ui/fields/form-error";
import { TextField } from "@/components/ui/fields/text-field";
import { createPasskey } from "./ask-browser";
import type { PasskeyActions } from "./types";

type Props = { actions: Pick<PasskeyActions, "start" | "create">; onClose: () => void };

const FIELDS = ["name"];

/** Shows the dialog that names a passkey and lets the browser create it. */
export function AddDialog({ actions: { start, create }, onClose }: Props) {
  const [name, setName] = useState(() => clientName(navigator.userAgent));
  const toast = useToast();
  const { send, pending, error, problem } = useResult(
    async () => {
      const started = await sendForm(start);
      if (!started.ok) return started;
      const { options, token } = started.data;
      const made = await createPasskey(options);
      return made.ok ? sendForm(create, { name, token, answer: made.data }) : made;
    },
    (passkey) => {
      onClose();
      toast({ text: `${passkey.name} added.` });
    },
  );
  return (
    <FormDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title="Add a passkey"
      description="Your browser asks you to unlock this device or a security key."
      size="s"
      verb="Continue"
      pending={pending}
      onSubmit={() => send(undefined)}
      alert={<FormError error={error} fields={FIELDS} />}
    >
      <TextField
        label="Name"
        name="name"
        hint="Shown in your list, to tell passkeys apart."
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problem("name")}
      />
    </FormDialog>
  );
}
