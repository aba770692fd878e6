import type { ActionOf, DataOf } from "@/components/ui/feedback/action";
import type { createWebhook } from "@/lib/webhooks/operations/create-webhook";
import type { deleteWebhook } from "@/lib/webhooks/operations/delete-webhook";
import type { getWebhook } from "@/lib/webhooks/operations/get-webhook";
import type { getWebhookDelivery } from "@/lib/webhooks/operations/get-webhook-delivery";
import type { redeliverEvent } from "@/lib/webhooks/operations/redeliver-event";
import type { rotateWebhookSecret } from "@/lib/webhooks/operations/rotate-webhook-secret";
import type { testWebhook } from "@/lib/webhooks/operations/test-webhook";
import type { updateWebhook } from "@/lib/webhooks/operations/update-webhook";

export type Webhook = DataOf<typeof getWebhook>;
export type WebhookDelivery = DataOf<typeof getWebhookDelivery>;

export type WebhookActions = {
  create: ActionOf<typeof createWebhook>;
  update: ActionOf<typeof updateWebhook>;
  remove: ActionOf<typeof deleteWebhook>;
  rotateSecret: ActionOf<typeof rotateWebhookSecret>;
  test: ActionOf<typeof testWebhook>;
  redeliver: ActionOf<typeof redeliverEvent>;
};

/** The props of the controls of a webhook. `organization` is the slug. */
export type ActProps = { organization: string; webhook: Webhook; actions: WebhookActions };
