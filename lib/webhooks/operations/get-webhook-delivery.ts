import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findWebhookDeliveryTarget } from "@/lib/webhooks/webhook-target";
import { webhookDeliveryView } from "@/lib/webhooks/webhook-view";

export const getWebhookDelivery = query({
  name: "webhookDeliveries.get",
  title: "Get a delivery to a webhook",
  permission: "audit:read",
  allowed: { "organization admin": sampleId("webhookDeliveryId") },
  target: (ctx, { id }) => findWebhookDeliveryTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: webhookDeliveryView,
  run: async (_ctx, _input, delivery) => delivery,
});
