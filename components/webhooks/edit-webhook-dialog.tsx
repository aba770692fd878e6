"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useToast } from "@/components/ui/toast";
import { EVENTS } from "@/lib/core/events/event-types";
import type { ActProps } from "./types";
import { useWebhookForm } from "./use-webhook-form";
import { WebhookFields } from "./webhook-fields";

type Props = ActProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog that edits a webhook. */
export function EditWebhookDialog({ organization, webhook, actions, open, onOpenChange }: Props) {
  const toast = useToast();
  const { id, version, url } = webhook;
  const events = EVENTS.map(({ type }) => type).filter((type) => webhook.events.includes(type));
  const form = useWebhookForm({
    start: { url, events },
    version,
    run: (filled) => actions.update(organization, { ...filled, id, version }),
    onDone: () => {
      onOpenChange(false);
      toast({ text: "Webhook saved" });
    },
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={(stays) => {
        form.restart();
        onOpenChange(stays);
      }}
      title="Edit webhook"
      verb="Save"
      form={form}
    >
      <WebhookFields form={form} />
    </FormDialog>
  );
}
