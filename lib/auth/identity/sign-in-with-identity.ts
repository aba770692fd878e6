import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { invitations, organizations, users } from "@/db/schema";
import { needsSecondFactor } from "@/lib/auth/second-factor/pending-sign-in";
import {
  type Account,
  type AccountServices,
  findAccount,
  startSession,
  toActor,
} from "@/lib/auth/start-session";
import { appendAudit, databaseNow, INSTALLATION } from "@/lib/core/changes/audit-trail";
import { AppError } from "@/lib/core/errors/errors";
import { label } from "@/lib/core/input/codecs";
import { email as emailInput } from "@/lib/core/input/email";
import type { RequestFacts } from "@/lib/core/operations/context";

/** A person as an identity provider describes them. `email` is null when the provider did not verify it. */
export type Identity = { email: string | null; name: string | null };

/**
 * Signs in a person whom an identity provider vouches for, by their email. Returns the id of the new session. A person
 * without an account gets one, without a password, if the email has a pending invitation.
 * @throws UNAUTHORIZED (`unverified`) when the provider did not verify the email.
 * @throws UNAUTHORIZED (`stranger`) when the email has neither an account nor a pending invitation.
 * @throws UNAUTHORIZED (`second_factor`) when the account needs a code. `extra.pending` is the token for it.
 */
export async function signInWithIdentity(
  services: AccountServices,
  identity: Identity,
  request: RequestFacts,
): Promise<string> {
  const email = parseVerifiedEmail(identity);
  const { db } = services.engine;
  const account =
    (await findAccount(db, eq(users.email, email))) ??
    (await createInvitedAccount(services, { ...identity, email }, request));
  if (!account) throw refused("stranger", "This email has neither an account nor an invitation");
  return startSession(services, account, request, async (_tx, now) => {
    if (now.email !== email) throw refused("stranger", "This account has another email");
    if (now.totpConfirmedAt) throw needsSecondFactor(services.keyring.master, now);
  });
}

/**
 * Returns the email of a person in lower case.
 * @throws UNAUTHORIZED (`unverified`) when the provider did not verify it.
 */
export function parseVerifiedEmail({ email }: Identity): string {
  const parsed = emailInput.safeParse(email);
  if (!parsed.success) throw refused("unverified", "The provider has not verified your email");
  return parsed.data;
}

const refused = (reason: "unverified" | "stranger", message: string) =>
  new AppError("UNAUTHORIZED", { message, reason });

/** Creates the account of an invited person. Returns undefined without an invitation, and for a suspended account. */
async function createInvitedAccount(
  { engine, keyring }: AccountServices,
  { email, name }: Identity & { email: string },
  request: RequestFacts,
): Promise<Pick<Account, "id"> | undefined> {
  const given = label.safeParse(name ?? "");
  const account = { email, name: given.success ? given.data : email };
  return engine.db.transaction(async (db) => {
    const now = await findInvitedAt(db, email);
    if (!now) return;
    const [user] = await db
      .insert(users)
      .values(account)
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id });
    if (!user) return;
    const actor = toActor(user.id, account.name);
    const ctx = { db, keyring, request, now, organizationId: INSTALLATION, actor };
    const created = { subject: `user:${user.id}`, name: email, before: null, after: account };
    await appendAudit(ctx, "account.create", [created]);
    return user;
  });
}

/** Returns the time of the database if the email has a pending invitation. */
async function findInvitedAt(db: Database, email: string): Promise<Date | undefined> {
  const [invitation] = await db
    .select({ now: databaseNow })
    .from(invitations)
    .innerJoin(
      organizations,
      and(eq(organizations.id, invitations.organizationId), eq(organizations.status, "active")),
    )
    .where(
      and(
        eq(invitations.email, email),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .limit(1);
  return invitation?.now;
}
