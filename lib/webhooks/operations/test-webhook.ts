import { z } from "zod";
import { deliveries } from "@/db/schema";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { findWebhookTarget } from "@/lib/webhooks/webhook-target";
import { toWebhookDelivery, webhookDeliveryColumns, webhookDeliveryView } from "@/lib/webhooks/webhook-view";

const TYPE = "webhook.test";

/** Sends an event of the type `webhook.test` to a webhook, active or not. Returns its delivery. */
export const testWebhook = command({
  name: "webhooks.test",
  title: "Send a test event to a webhook",
  permission: "projects:write",
  allowed: { "organization admin": sampleId("webhookId") },
  target: (ctx, { id }) => findWebhookTarget(ctx, id),
  input: z.strictObject({ id: z.string() }),
  output: webhookDeliveryView,

  run: async (ctx, _input, webhook) => {
    const data = { webhook_id: webhook.id, message: "This is a test event." };
    const [delivery] = await ctx.db
      .insert(deliveries)
      .values({
        organizationId: ctx.organizationId,
        webhookId: webhook.id,
        type: TYPE,
        body: JSON.stringify({ type: TYPE, timestamp: ctx.now.toISOString(), data }),
      })
      .returning(webhookDeliveryColumns);
    if (!delivery) throw new Error("The delivery was not written");
    return toWebhookDelivery(delivery);
  },
});
