"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { EVENTS } from "@/lib/core/events/event-types";
import type { ActProps } from "./types";
import { type Draft, useWebhookForm } from "./use-webhook-form";
import { WebhookFields } from "./webhook-fields";

type Props = ActProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog that edits a webhook. */
export function EditWebhookDialog({ organization, webhook, actions, open, onOpenChange }: Props) {
  const showUndo = useUndoToast();
  const { id, version, url } = webhook;
  const events = EVENTS.map(({ type }) => type).filter((type) => webhook.events.includes(type));
  const start = { url, events };
  const save = (filled: Draft, from: number) =>
    actions.update(organization, { ...filled, id, version: from });
  const form = useWebhookForm({
    request: {
      route: "PATCH /api/webhooks/:id",
      toInput: (filled) => ({ ...filled, id, version }),
    },
    start,
    version,
    run: (filled) => save(filled, version),
    onDone: (changed) => {
      onOpenChange(false);
      showUndo("Webhook saved", () => save(start, changed.version), [id]);
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
