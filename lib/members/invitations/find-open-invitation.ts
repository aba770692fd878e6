import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { invitations, organizations, users } from "@/db/schema/index";
import { databaseNow } from "@/lib/core/changes/audit-trail";
import { AppError, notFound } from "@/lib/core/errors/errors";
import { hashInvitationToken } from "./invitation-token";
import { type Invitation, invitationColumns, toState } from "./invitation-view";

/** An invitation as the holder of its link sees it. */
export type OpenInvitation = {
  organization: { name: string; slug: string };
  email: string;
  role: Invitation["role"];
  state: Invitation["state"];
  /** Whether the email has an account, which must sign in to accept. */
  hasAccount: boolean;
};

const selectByToken = (db: Database, token: string) =>
  db
    .select({
      invitation: invitationColumns,
      organization: { name: organizations.name, slug: organizations.slug },
      now: databaseNow,
    })
    .from(invitations)
    .innerJoin(
      organizations,
      and(eq(organizations.id, invitations.organizationId), eq(organizations.status, "active")),
    )
    .where(eq(invitations.tokenHash, hashInvitationToken(token)));

/** Finds the invitation of a link, null when there is none or the organization is closed. */
export async function findOpenInvitation(db: Database, token: string): Promise<OpenInvitation | null> {
  const [found] = await selectByToken(db, token);
  if (!found) return null;
  const { invitation, organization, now } = found;
  const { email, role } = invitation;
  const [account] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  return { organization, email, role, state: toState(invitation, now), hasAccount: account !== undefined };
}

/**
 * Returns the invitation of a link, and locks its row until the transaction ends.
 * @throws NOT_FOUND when there is none.
 * @throws CONFLICT (`invitation`) when it was accepted or revoked, or has expired.
 */
export async function lockPendingInvitation(db: Database, token: string) {
  const [found] = await selectByToken(db, token).for("update", { of: invitations });
  if (!found) throw notFound();
  requirePending(toState(found.invitation, found.now));
  return found;
}

/**
 * Checks that an invitation can be accepted.
 * @throws CONFLICT (`invitation`) when it was accepted or revoked, or has expired.
 */
export function requirePending(state: Invitation["state"]) {
  if (state === "pending") return;
  throw new AppError("CONFLICT", { message: STATE_WORDS[state], reason: "invitation" });
}

const STATE_WORDS: Record<Exclude<Invitation["state"], "pending">, string> = {
  accepted: "This invitation was already accepted",
  revoked: "This invitation was revoked. Ask for a new one",
  expired: "This invitation has expired. Ask for a new one",
};
