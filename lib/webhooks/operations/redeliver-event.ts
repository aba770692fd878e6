import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { redeliver } from "@/lib/outbox/redeliver";
import { findWebhookDeliveryTarget } from "@/lib/webhooks/webhook-target";
import { webhookDeliveryView } from "@/lib/webhooks/webhook-view";

/**
 * Sends an event to its webhook again, with the same id and payload.
 * @throws CONFLICT (`delivering`) during an attempt.
 */
export const redeliverEvent = command({
  name: "webhookDeliveries.redeliver",
  title: "Redeliver an event to a webhook",
  permission: "projects:write",
  allowed: { "organization admin": sampleId("webhookDeliveryId") },
  target: (ctx, { id }) => findWebhookDeliveryTarget(ctx, id),
  input: z.strictObject({ id: z.string() }),
  output: webhookDeliveryView,
  run: async (ctx, { id }, delivery) => {
    await redeliver(ctx, delivery, "webhook_delivery");
    return (await findWebhookDeliveryTarget(ctx, id)).row;
  },
});
