import { z } from "zod";
import { deliveries, webhooks } from "@/db/schema/index";
import { EVENTS } from "@/lib/core/events/event-types";
import { time } from "@/lib/core/input/codecs";
import { deliveryColumns, deliveryFields, toDeliveryFields } from "@/lib/outbox/delivery-view";

export const webhookColumns = {
  id: webhooks.id,
  version: webhooks.version,
  url: webhooks.url,
  events: webhooks.events,
  active: webhooks.active,
  createdAt: webhooks.createdAt,
  updatedAt: webhooks.updatedAt,
};

export const webhookView = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  events: z.array(z.string()).meta({ description: EVENTS.map(({ type }) => `\`${type}\``).join(", ") }),
  active: z.boolean(),
  createdAt: time,
  updatedAt: time,
});

export type Webhook = z.output<typeof webhookView>;

/**
 * A webhook with its new signing secret. No other response contains the secret. It is null when the request is a
 * replay.
 */
export const webhookWithSecret = webhookView.extend({
  signingSecret: z.string().nullable().meta({ description: "`whsec_…`, shown once" }),
  replayed: z.literal(true).optional(),
});

export const webhookDeliveryColumns = {
  ...deliveryColumns,
  webhookId: deliveries.webhookId,
  type: deliveries.type,
};

const { id, ...fields } = deliveryFields;

/** An event that is sent to a webhook. */
export const webhookDeliveryView = z.object({ id, webhookId: z.string(), type: z.string(), ...fields });

export type WebhookDelivery = z.output<typeof webhookDeliveryView>;

type Row = Parameters<typeof toDeliveryFields>[0] &
  Pick<typeof deliveries.$inferSelect, "webhookId" | "type">;

/** Maps a delivery to a webhook to its view. */
export const toWebhookDelivery = ({ webhookId, type, ...delivery }: Row): WebhookDelivery => ({
  ...toDeliveryFields(delivery),
  webhookId: webhookId ?? "",
  type: type ?? "",
});
