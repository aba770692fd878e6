import { eq } from "drizzle-orm";
import { organizations, webhooks } from "@/db/schema/index";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { requirePermission } from "@/lib/core/operations/permissions";
import type { RotatedSecret } from "@/lib/outbox/signing-secret";
import type { Webhook } from "./webhook-view";

/** A webhook for `updateRow`. Its URL stands for a name. */
export type NamedWebhook = Webhook & RotatedSecret & { name: string };

export const toNamed = (webhook: Webhook): NamedWebhook => ({ ...webhook, name: webhook.url });

export const webhookEntity = {
  table: webhooks,
  subject: "webhook",
  visible: ({ url, events, active }: Webhook) => ({ url, events, active }),
};

/**
 * Checks that the caller may send events to a URL of their choice: those of the audit log need `audit:read`.
 * @throws INSUFFICIENT_SCOPE for a key without the scope.
 */
export function requireEvents({ actor }: Pick<Context, "actor">, events: readonly string[]) {
  if (events.includes("audit.*")) requirePermission(actor, "audit:read");
}

/** The most webhooks of an organization, since each change writes a delivery for each of them. */
const MOST_WEBHOOKS = 20;

/**
 * Checks that the organization has room for one more webhook, and locks it against parallel ones until the transaction
 * ends.
 * @throws CONFLICT (`limit`) otherwise.
 */
export async function requireRoom({ db, organizationId }: Pick<Context, "db" | "organizationId">) {
  await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for("no key update");
  const existing = await db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(eq(webhooks.organizationId, organizationId))
    .limit(MOST_WEBHOOKS);
  if (existing.length < MOST_WEBHOOKS) return;
  throw new AppError("CONFLICT", {
    message: `An organization can have at most ${MOST_WEBHOOKS} webhooks. Delete one first`,
    reason: "limit",
    headers: { "x-should-retry": "false" },
  });
}
