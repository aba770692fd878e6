"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Confirm } from "@/components/ui/dialogs/confirm";
import type { ReceiverProps } from "./types";

const SigningSecretOnce = dynamic(
  () => import("./signing-secret-once").then((module) => module.SigningSecretOnce),
  { loading: () => null },
);

type Props = ReceiverProps & {
  /** The row of the route table that rotates one. */
  route: string;
};

/** Shows the button that replaces a signing secret, and the new secret once. */
export function RotateSigningSecret({ organization, of: { id, version, name }, actions, route }: Props) {
  const [secret, setSecret] = useState<string | null>(null);
  const confirm = async () => {
    const result = await actions.rotateSecret(organization, { id, version });
    if (!result.ok) return result.error.message;
    setSecret(result.data.signingSecret);
  };
  return (
    <>
      <Confirm
        trigger={<Button>Rotate…</Button>}
        title={`Rotate the signing secret of ${name}?`}
        description="For 24 hours, requests have two signatures: of the new secret and of the old one. Change it in the receiver before that."
        verb="Rotate secret"
        request={{ route, getInput: () => ({ id, version }) }}
        onConfirm={confirm}
      />
      {secret && (
        <SigningSecretOnce
          name={name}
          title="Signing secret rotated"
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </>
  );
}
