import { z } from "zod";
import { webhooks } from "@/db/schema/index";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { isSigningSecretReadable } from "@/lib/outbox/signing-secret";
import { findWebhookTarget } from "@/lib/webhooks/webhook-target";

/** Returns whether the signing secret of a webhook can be decrypted. Deliveries fail otherwise. Its page shows it. */
export const getWebhookReadability = query({
  name: "webhooks.getReadability",
  title: "Get whether the signing secret of a webhook can be decrypted",
  permission: "audit:read",
  allowed: { "organization admin": sampleId("webhookId") },
  target: (ctx, { id }) => findWebhookTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: z.object({ readable: z.boolean() }),
  run: async (ctx, _input, { id }) => ({ readable: await isSigningSecretReadable(ctx, webhooks, id) }),
});
