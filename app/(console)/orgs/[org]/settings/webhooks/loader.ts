import { cache } from "react";
import type { WebhookListView, WebhookPageView } from "@/components/webhooks/params";
import { hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { orNotFound, orNull } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getWebhook } from "@/lib/webhooks/operations/get-webhook";
import { getWebhookDelivery } from "@/lib/webhooks/operations/get-webhook-delivery";
import { getWebhookReadability } from "@/lib/webhooks/operations/get-webhook-readability";
import { listWebhookDeliveries } from "@/lib/webhooks/operations/list-webhook-deliveries";
import { listWebhooks } from "@/lib/webhooks/operations/list-webhooks";

const PAGE = 25;

/** Loads a page of the organization's webhooks. Returns null if the person is neither owner nor admin. */
export async function loadWebhooks(org: string, view: WebhookListView) {
  const ctx = await pageContext(org);
  if (!hasOrganizationAccess(ctx)) return null;
  const { data, nextCursor } = await listWebhooks.execute(ctx, { limit: PAGE, cursor: view.cursor.at(-1) });
  return { webhooks: data, nextCursor };
}

/** Loads a webhook. Cached per request. Shows the 404 page if the person sees none. */
export const loadWebhook = cache(async (org: string, id: string) => {
  const ctx = await pageContext(org);
  if (!hasOrganizationAccess(ctx)) return null;
  const [webhook, { readable }] = await orNotFound(
    Promise.all([getWebhook.execute(ctx, { id }), getWebhookReadability.execute(ctx, { id })]),
  );
  return { webhook, readable };
});

/** Loads a page of the deliveries to a webhook, and the open one. */
export async function loadWebhookDeliveries(org: string, id: string, view: WebhookPageView) {
  const ctx = await pageContext(org);
  const [{ data, nextCursor }, opened] = await Promise.all([
    listWebhookDeliveries.execute(ctx, { id, limit: PAGE, cursor: view.cursor.at(-1) }),
    view.delivery ? orNull(getWebhookDelivery.execute(ctx, { id: view.delivery })) : null,
  ]);
  return { deliveries: data, opened: opened?.webhookId === id ? opened : null, nextCursor };
}
