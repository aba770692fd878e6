import { randomUUID } from "node:crypto";
import { webhooks } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { command } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { issueSigningSecret } from "@/lib/outbox/signing-secret";
import { checkTargetUrl } from "@/lib/outbox/target-url";
import { createWebhookInput } from "@/lib/webhooks/webhook-input";
import { findWebhookTarget } from "@/lib/webhooks/webhook-target";
import { webhookColumns, webhookWithSecret } from "@/lib/webhooks/webhook-view";
import { requireEvents, requireRoom, webhookEntity } from "@/lib/webhooks/write-webhook";

/**
 * Creates a webhook of the organization, which can have 20. No other response contains its signing secret. The choice
 * `audit.*` needs `audit:read`.
 */
export const createWebhook = command({
  name: "webhooks.create",
  title: "Create a webhook",
  permission: "projects:write",
  allowed: {
    "organization admin": () => [{ url: "https://sample.example/hook", events: ["key.created" as const] }],
  },
  target: () => ({ row: null, target: organizationTarget }),
  input: createWebhookInput,
  output: webhookWithSecret,

  replay: {
    recordOf: ({ id }) => id,
    answer: async (ctx, id) => {
      const { row } = await findWebhookTarget(ctx, id);
      return { ...row, signingSecret: null, replayed: true } as const;
    },
  },
  run: async (ctx, input) => {
    checkTargetUrl(ctx, input.url, "url");
    requireEvents(ctx, input.events);
    await requireRoom(ctx);
    const { organizationId } = ctx;
    const id = randomUUID();
    const { signingSecret, sealedSecret } = issueSigningSecret(ctx, id);
    const [webhook] = await ctx.db
      .insert(webhooks)
      .values({ ...input, id, organizationId, sealedSecret })
      .returning(webhookColumns);
    if (!webhook) throw new Error("The webhook was not written");
    const after = webhookEntity.visible(webhook);
    recordChange(ctx, { subject: `webhook:${id}`, name: webhook.url, before: null, after });
    return { ...webhook, signingSecret };
  },
});
