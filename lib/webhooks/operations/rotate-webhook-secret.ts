import { z } from "zod";
import { webhooks } from "@/db/schema";
import { updateRow } from "@/lib/core/changes/update-row";
import { version } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { rotateSigningSecret } from "@/lib/outbox/signing-secret";
import { findWebhookTarget } from "@/lib/webhooks/webhook-target";
import { webhookWithSecret } from "@/lib/webhooks/webhook-view";
import { type NamedWebhook, toNamed, webhookEntity } from "@/lib/webhooks/write-webhook";

/**
 * Replaces the signing secret of a webhook. All later attempts are signed with the new one, also those of earlier
 * events, and for 24 hours with the one before, too.
 */
export const rotateWebhookSecret = command({
  name: "webhooks.rotateSecret",
  title: "Rotate the signing secret of a webhook",
  permission: "projects:write",
  allowed: { "organization admin": sampleId("webhookId") },
  target: (ctx, { id }) => findWebhookTarget(ctx, id),
  input: z.strictObject({ id: z.string(), version }),
  output: webhookWithSecret,

  run: async (ctx, input, webhook) => {
    const { signingSecret, patch } = await rotateSigningSecret(ctx, webhooks, webhook.id);
    const rotated = await updateRow<typeof webhooks, NamedWebhook>(
      ctx,
      webhookEntity,
      toNamed(webhook),
      input.version,
      patch,
    );
    return { ...rotated, signingSecret };
  },
});
