import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findWebhookTarget } from "@/lib/webhooks/webhook-target";
import { webhookView } from "@/lib/webhooks/webhook-view";

export const getWebhook = query({
  name: "webhooks.get",
  title: "Get a webhook",
  permission: "audit:read",
  allowed: { "organization admin": sampleId("webhookId") },
  target: (ctx, { id }) => findWebhookTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: webhookView,
  run: async (_ctx, _input, webhook) => webhook,
});
