import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { webhooks } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { deletedView } from "@/lib/organizations/tree-views";
import { findWebhookTarget } from "@/lib/webhooks/webhook-target";
import { webhookEntity } from "@/lib/webhooks/write-webhook";

/** Deletes a webhook with its deliveries. Events that are not delivered yet are dropped. */
export const deleteWebhook = command({
  name: "webhooks.delete",
  title: "Delete a webhook",
  permission: "projects:write",
  allowed: { "organization admin": sampleId("webhookId") },
  target: (ctx, { id }) => findWebhookTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: deletedView,

  run: async (ctx, _input, webhook) => {
    await ctx.db
      .delete(webhooks)
      .where(and(eq(webhooks.organizationId, ctx.organizationId), eq(webhooks.id, webhook.id)));
    const before = webhookEntity.visible(webhook);
    recordChange(ctx, { subject: `webhook:${webhook.id}`, name: webhook.url, before, after: null });
    return { id: webhook.id, deleted: true } as const;
  },
});
