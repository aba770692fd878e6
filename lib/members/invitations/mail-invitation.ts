import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { deliveries, organizations } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { env } from "@/lib/env";
import { sealLink } from "@/lib/outbox/mail-link";
import type { Invitation } from "./invitation-view";

/**
 * Writes the e-mail with the link of an invitation, in the caller's transaction. Returns whether there is one: it needs
 * a mail server, and the public origin of this installation.
 */
export async function mailInvitation(
  { db, organizationId, keyring, actor, request }: Context,
  { email, expiresAt }: Pick<Invitation, "email" | "expiresAt">,
  token: string,
): Promise<boolean> {
  const origin = env.appUrl ?? request.origin;
  if (env.smtpUrl === null || !origin) return false;
  const [organization] = await db
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  if (!organization) return false;
  const id = randomUUID();
  const inviter = actor.kind === "user" ? `${actor.name} invites you` : "You are invited";
  await db.insert(deliveries).values({
    ...{ id, organizationId, recipient: email },
    type: `Join ${organization.name} on Keystead`,
    body: `${inviter} to join ${organization.name} on Keystead. The link works once, for ${email}, until ${expiresAt.toISOString()}.`,
    sealedLink: sealLink(keyring.master, { organizationId, id }, `${origin}/invite/${token}`),
  });
  return true;
}
