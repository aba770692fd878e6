import { and, eq, isNotNull } from "drizzle-orm";
import { deliveries, webhooks } from "@/db/schema/index";
import { notFound } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { type FoundTarget, organizationTarget } from "@/lib/core/operations/permissions";
import {
  toWebhookDelivery,
  type Webhook,
  type WebhookDelivery,
  webhookColumns,
  webhookDeliveryColumns,
} from "./webhook-view";

/**
 * Finds a webhook of the organization by its id.
 * @throws NOT_FOUND when there is none.
 */
export async function findWebhookTarget(ctx: Context, id: string): Promise<FoundTarget<Webhook>> {
  if (!isId(id)) throw notFound();
  const [row] = await ctx.db
    .select(webhookColumns)
    .from(webhooks)
    .where(and(eq(webhooks.organizationId, ctx.organizationId), eq(webhooks.id, id)));
  if (!row) throw notFound();
  return { row, target: organizationTarget };
}

/**
 * Finds a delivery to a webhook of the organization by its id.
 * @throws NOT_FOUND when there is none.
 */
export async function findWebhookDeliveryTarget(
  ctx: Context,
  id: string,
): Promise<FoundTarget<WebhookDelivery>> {
  if (!isId(id)) throw notFound();
  const own = and(eq(deliveries.organizationId, ctx.organizationId), eq(deliveries.id, id));
  const [row] = await ctx.db
    .select(webhookDeliveryColumns)
    .from(deliveries)
    .where(and(own, isNotNull(deliveries.webhookId)));
  if (!row) throw notFound();
  return { row: toWebhookDelivery(row), target: organizationTarget };
}
