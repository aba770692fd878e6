import { webhooks } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { createSigningSecret, sealSigningSecret } from "@/lib/outbox/signing-secret";
import type { Webhook } from "./webhook-view";

/** A webhook for `updateRow`. Its URL stands for a name. */
export type NamedWebhook = Webhook & { name: string; sealedSecret?: string };

export const toNamed = (webhook: Webhook): NamedWebhook => ({ ...webhook, name: webhook.url });

export const webhookEntity = {
  table: webhooks,
  subject: "webhook",
  visible: ({ url, events, active }: Webhook) => ({ url, events, active }),
};

/** Creates the signing secret of a webhook, and its encrypted form. */
export function issueSigningSecret({ organizationId, keyring }: Context, id: string) {
  const signingSecret = createSigningSecret();
  const sealedSecret = sealSigningSecret(keyring.master, { organizationId, id }, signingSecret);
  return { signingSecret, sealedSecret };
}
