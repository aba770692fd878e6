import { and, eq, isNull, sql } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Session } from "@/lib/auth/sessions";
import { type AccountServices, toActor } from "@/lib/auth/start-session";
import { appendAudit, INSTALLATION } from "@/lib/core/changes/audit-trail";
import { AppError } from "@/lib/core/errors/errors";
import type { RequestFacts } from "@/lib/core/operations/context";
import { type Identity, parseVerifiedEmail } from "./sign-in-with-identity";

/**
 * Records in an open session that an identity provider vouches for its person now. Returns the id of the session.
 * @throws UNAUTHORIZED (`unverified`) when the provider did not verify the email.
 * @throws UNAUTHORIZED (`other_account`) when it vouches for someone else.
 */
export async function confirmWithIdentity(
  { engine, keyring }: AccountServices,
  { id, user, now }: Session,
  identity: Identity,
  request: RequestFacts,
): Promise<string> {
  if (parseVerifiedEmail(identity) !== user.email) {
    throw new AppError("UNAUTHORIZED", {
      message: "This is not the account that you are signed in with",
      reason: "other_account",
    });
  }
  await engine.db.transaction(async (db) => {
    await db
      .update(sessions)
      .set({ reauthenticatedAt: sql`now()` })
      .where(and(eq(sessions.id, id), isNull(sessions.endedAt)));
    const actor = toActor(user.id, user.name);
    const ctx = { db, keyring, request, now, organizationId: INSTALLATION, actor };
    await appendAudit(ctx, "sessions.confirmIdentity", [
      { subject: `session:${id}`, name: user.email, before: {}, after: { identityProvider: "confirmed" } },
    ]);
  });
  return id;
}
