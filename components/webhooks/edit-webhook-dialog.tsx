"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useUpdate } from "@/components/forms/use-update";
import type { OpenDialog } from "@/components/ui/dialogs/use-dialog";
import { EVENTS } from "@/lib/core/events/event-types";
import type { ActProps } from "./types";
import { type Input, useWebhookForm } from "./use-webhook-form";
import { WebhookFields } from "./webhook-fields";

/** Shows the dialog that edits a webhook. */
export function EditWebhookDialog({ organization, webhook, actions, ...dialog }: ActProps & OpenDialog) {
  const events = EVENTS.map(({ type }) => type).filter((type) => webhook.events.includes(type));
  const form = useWebhookForm({
    start: { url: webhook.url, events },
    ...useUpdate({
      resource: webhook,
      route: "PATCH /api/webhooks/:id",
      toSettings: (input: Input) => input,
      update: (input) => actions.update(organization, input),
      toWords: () => "Webhook saved",
      close: () => dialog.onOpenChange(false),
    }),
  });
  return (
    <FormDialog {...dialog} title="Edit webhook" verb="Save" form={form}>
      <WebhookFields form={form} />
    </FormDialog>
  );
}
