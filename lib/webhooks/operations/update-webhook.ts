import { updateRow } from "@/lib/core/changes/update-row";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { checkTargetUrl } from "@/lib/outbox/target-url";
import { updateWebhookInput } from "@/lib/webhooks/webhook-input";
import { findWebhookTarget } from "@/lib/webhooks/webhook-target";
import { webhookView } from "@/lib/webhooks/webhook-view";
import { requireEvents, toNamed, webhookEntity } from "@/lib/webhooks/write-webhook";

/**
 * Updates the given fields. An inactive webhook gets no new events. Those that it got are still delivered. A new URL or
 * choice of events needs `audit:read` when the webhook then has `audit.*`.
 */
export const updateWebhook = command({
  name: "webhooks.update",
  title: "Update a webhook",
  permission: "projects:write",
  allowed: { "organization admin": sampleId("webhookId", { events: ["key.created" as const] }) },
  target: (ctx, { id }) => findWebhookTarget(ctx, id),
  input: updateWebhookInput,
  output: webhookView,
  run: async (ctx, { id: _id, version, ...patch }, webhook) => {
    checkTargetUrl(ctx, patch.url, "url");
    if (patch.url !== undefined || patch.events) requireEvents(ctx, patch.events ?? webhook.events);
    return updateRow(ctx, webhookEntity, toNamed(webhook), version, patch);
  },
});
