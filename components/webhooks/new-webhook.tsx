"use client";

import dynamic from "next/dynamic";
import { NewReceiver } from "@/components/deliveries/new-receiver";
import type { WebhookActions } from "./types";

const NewWebhookDialog = dynamic(
  () => import("./new-webhook-dialog").then((module) => module.NewWebhookDialog),
  { loading: () => null },
);

type Props = {
  organization: string;
  /** The address of the list. */
  base: string;
  create: WebhookActions["create"];
};

/** Shows the dialog that creates a webhook while the URL says so. */
export function NewWebhook({ base, ...props }: Props) {
  return (
    <NewReceiver title="Webhook created" base={base}>
      {({ onClose, onCreated }) => (
        <NewWebhookDialog
          {...props}
          onClose={onClose}
          onCreated={(webhook) => onCreated({ ...webhook, name: webhook.url })}
        />
      )}
    </NewReceiver>
  );
}
