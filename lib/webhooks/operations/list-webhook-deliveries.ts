import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { DELIVERY_STATUSES, deliveries } from "@/db/schema";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findWebhookTarget } from "@/lib/webhooks/webhook-target";
import { toWebhookDelivery, webhookDeliveryColumns, webhookDeliveryView } from "@/lib/webhooks/webhook-view";

/** Lists the deliveries to a webhook, newest first. */
export const listWebhookDeliveries = query({
  name: "webhookDeliveries.list",
  title: "List the deliveries to a webhook",
  permission: "audit:read",
  allowed: { "organization admin": sampleId("webhookId") },
  target: (ctx, { id }) => findWebhookTarget(ctx, id),
  input: z.object({ ...pageInput, id: z.string(), status: z.enum(DELIVERY_STATUSES).optional() }),
  output: pageSchema(webhookDeliveryView),
  run: async (ctx, { limit, cursor, status }, webhook) => {
    const { after, order } = newestFirst(deliveries, cursor);
    const rows = await ctx.db
      .select(webhookDeliveryColumns)
      .from(deliveries)
      .where(
        and(
          eq(deliveries.organizationId, ctx.organizationId),
          eq(deliveries.webhookId, webhook.id),
          status === undefined ? undefined : eq(deliveries.status, status),
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    return toPage(rows.map(toWebhookDelivery), limit);
  },
});
