"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useCreateDialog } from "@/components/resource/use-create-dialog";
import type { Created } from "./new-webhook-dialog";
import type { WebhookActions } from "./types";

const NewWebhookDialog = dynamic(
  () => import("./new-webhook-dialog").then((module) => module.NewWebhookDialog),
  {
    loading: () => null,
  },
);
const SigningSecretOnce = dynamic(
  () => import("@/components/deliveries/signing-secret-once").then((module) => module.SigningSecretOnce),
  { loading: () => null },
);

type Props = {
  organization: string;
  /** The address of the list. */
  base: string;
  create: WebhookActions["create"];
};

/** Shows the dialog that creates a webhook while the URL says so, then its signing secret, then its page. */
export function NewWebhook({ base, ...props }: Props) {
  const router = useRouter();
  const [open, setOpen] = useCreateDialog();
  const [created, setCreated] = useState<Created | null>(null);
  if (created?.signingSecret) {
    return (
      <SigningSecretOnce
        name={created.url}
        title="Webhook created"
        secret={created.signingSecret}
        onClose={() => {
          setCreated(null);
          router.push(`${base}/${created.id}`);
        }}
      />
    );
  }
  if (!open) return null;
  return (
    <NewWebhookDialog
      {...props}
      onClose={() => setOpen(false)}
      onCreated={(webhook) => {
        setCreated(webhook);
        setOpen(false);
      }}
    />
  );
}
