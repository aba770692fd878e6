"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import type { DataOf } from "@/components/ui/feedback/action";
import type { createWebhook } from "@/lib/webhooks/operations/create-webhook";
import type { WebhookActions } from "./types";
import { useWebhookForm } from "./use-webhook-form";
import { WebhookFields } from "./webhook-fields";

type Created = DataOf<typeof createWebhook>;

type Props = {
  organization: string;
  create: WebhookActions["create"];
  onClose: () => void;
  onCreated: (webhook: Created) => void;
};

/** Shows the dialog that creates a webhook. */
export function NewWebhookDialog({ organization, create, onClose, onCreated }: Props) {
  const form = useWebhookForm({
    request: { route: "POST /api/webhooks" },
    start: { url: "", events: ["key.leaked", "key.expiring", "credential.failing", "budget.threshold"] },
    send: (input, token) => create(organization, input, token),
    onDone: onCreated,
  });
  return (
    <FormDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title="New webhook"
      description="Its signing secret is shown once, after this step."
      verb="Create webhook"
      form={form}
    >
      <WebhookFields form={form} />
    </FormDialog>
  );
}
