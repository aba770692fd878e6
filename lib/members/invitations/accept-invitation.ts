import { z } from "zod";
import type { Database } from "@/db/client";
import { members, users } from "@/db/schema/index";
import { hashPassword, password } from "@/lib/auth/passwords";
import type { AccountServices } from "@/lib/auth/start-session";
import { appendAudit, INSTALLATION, recordChange } from "@/lib/core/changes/audit-trail";
import type { Change } from "@/lib/core/changes/change";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { AppError, invalidInput, notFound } from "@/lib/core/errors/errors";
import { plainMessage } from "@/lib/core/errors/plain-message";
import { label } from "@/lib/core/input/codecs";
import { withCommandSlot } from "@/lib/core/operations/command-slots";
import type { Context, RequestFacts } from "@/lib/core/operations/context";
import { writeMemberGrants } from "@/lib/members/workspace-access";
import { toMemberFacts } from "@/lib/members/write-member";
import { findOpenInvitation, lockPendingInvitation, requirePending } from "./find-open-invitation";
import { completeInvitations, type Invitation } from "./invitation-view";
import { updateInvitationRow } from "./write-invitation";

const newPerson = z.object({ name: label, password });

type Person = { id: string; name: string; email: string };
/** The account that joins, and the change to record if it is new. */
type Joining = { person: Person; created: Change[] };

/**
 * Accepts an invitation for a person without an account, and creates it with the email of the invitation.
 * Returns the email and the organization's slug.
 * @throws NOT_FOUND or CONFLICT when the invitation cannot be accepted, or the email has an account.
 * @throws INVALID_REQUEST when the name or the password is invalid.
 */
export async function acceptAsNewPerson(
  services: AccountServices,
  token: string,
  raw: unknown,
  request: RequestFacts,
): Promise<{ email: string; slug: string }> {
  // Before the password is hashed, which takes long.
  const open = await findOpenInvitation(services.engine.db, token);
  if (!open) throw notFound();
  requirePending(open.state);
  if (open.hasAccount) throw hasAccount();
  const input = newPerson.safeParse(raw, { error: plainMessage });
  if (!input.success) throw invalidInput(input.error);
  const passwordHash = await hashPassword(input.data.password);
  return accept(services, token, request, async (db, email) => {
    const account = { email, name: input.data.name };
    const [user] = await mapConstraintErrors(
      db
        .insert(users)
        .values({ ...account, passwordHash })
        .returning({ id: users.id }),
      { users_email: hasAccount },
    );
    if (!user) throw new Error("The user was not written");
    const created = { subject: `user:${user.id}`, name: email, before: null, after: account };
    return { person: { id: user.id, ...account }, created: [created] };
  });
}

/**
 * Accepts an invitation for a signed-in person. Returns the organization's slug.
 * @throws NOT_FOUND or CONFLICT when the invitation cannot be accepted.
 * @throws FORBIDDEN (`account`) when it is for another email.
 */
export const acceptAsPerson = (
  services: AccountServices,
  token: string,
  person: Person,
  request: RequestFacts,
) =>
  accept(services, token, request, async (_db, email) => {
    if (email === person.email) return { person, created: [] };
    const message = `This invitation is for ${email}. Sign in with that account`;
    throw new AppError("FORBIDDEN", { message, reason: "account" });
  });

const hasAccount = () =>
  new AppError("CONFLICT", { message: "This email has an account. Sign in to accept", reason: "account" });

async function accept(
  { engine, keyring }: AccountServices,
  token: string,
  request: RequestFacts,
  join: (db: Database, email: string) => Promise<Joining>,
): Promise<{ email: string; slug: string }> {
  return withCommandSlot(INSTALLATION, () =>
    engine.db.transaction(async (db) => {
      const { invitation: row, organization, now } = await lockPendingInvitation(db, token);
      const { organizationId, email } = row;
      const { person, created } = await join(db, email);
      const ctx: Context = {
        ...{ db, organizationId, now, request, keyring, changes: [] },
        actor: { kind: "user", id: person.id, name: person.name, role: "viewer", workspaces: new Map() },
        allowPrivateUpstreams: false,
        providerVariable: () => null,
        later: () => {},
      };
      const [invitation] = await completeInvitations(ctx, [row]);
      if (!invitation) throw notFound();
      await updateInvitationRow(ctx, invitation, undefined, { acceptedAt: now });
      await insertMember(ctx, invitation, person);
      await appendAudit(ctx, "invitations.accept", ctx.changes);
      await appendAudit({ ...ctx, organizationId: INSTALLATION }, "account.create", created);
      return { email, slug: organization.slug };
    }),
  );
}

async function insertMember(ctx: Context, { role, workspaces }: Invitation, person: Person) {
  const { organizationId } = ctx;
  const [member] = await mapConstraintErrors(
    ctx.db.insert(members).values({ organizationId, userId: person.id, role }).returning({ id: members.id }),
    {
      members_once: () =>
        new AppError("CONFLICT", { message: "You are a member of this organization already" }),
    },
  );
  if (!member) throw new Error("The member was not written");
  await writeMemberGrants(ctx, person.id, workspaces);
  const after = toMemberFacts({ email: person.email, role, workspaces });
  recordChange(ctx, { subject: `member:${member.id}`, name: person.name, before: null, after });
}
