import { and, eq, ne } from "drizzle-orm";
import { invitations, members } from "@/db/schema/index";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { updateRow } from "@/lib/core/changes/update-row";
import { AppError } from "@/lib/core/errors/errors";
import type { Context, Role } from "@/lib/core/operations/context";
import { revokeInvitations } from "./invitations/write-invitation";
import { type Member, ownMember } from "./member-view";
import { writeMemberGrants } from "./workspace-access";

/** Maps a member to the fields in their audit rows. */
export const toMemberFacts = ({
  email,
  role,
  workspaces,
}: Pick<Member, "email" | "role" | "workspaces">) => ({
  email,
  role,
  workspaces: workspaces.map(({ name, access }) => `${name}: ${access}`),
});

const entity = { table: members, subject: "member", visible: toMemberFacts };

/** The roles, from the highest. */
const ROLES: readonly Role[] = ["owner", "admin", "member", "viewer"];

/**
 * Updates a member's role and access to workspaces, and records the change. A lower role revokes the pending
 * invitations that the member sent.
 * @throws CONFLICT (`version`) when `version` is set and not current, (`last_owner`) when no owner would remain.
 */
export async function updateMemberRow(
  ctx: Context,
  member: Member,
  version: number | undefined,
  patch: Pick<Member, "role" | "workspaces">,
): Promise<Member> {
  if (member.role === "owner" && patch.role !== "owner") await requireAnotherOwner(ctx, member);
  const changed = await updateRow(ctx, entity, member, version, patch);
  await writeMemberGrants(ctx, member.userId, changed.workspaces);
  if (ROLES.indexOf(patch.role) > ROLES.indexOf(member.role)) await revokeSentInvitations(ctx, member);
  return changed;
}

/**
 * Deletes a member with their access to workspaces, revokes the pending invitations that they sent, and records both.
 * @throws CONFLICT (`last_owner`) when no owner would remain.
 */
export async function deleteMemberRow(ctx: Context, member: Member) {
  if (member.role === "owner") await requireAnotherOwner(ctx, member);
  await revokeSentInvitations(ctx, member);
  await ctx.db.delete(members).where(ownMember(ctx, member.id));
  recordChange(ctx, {
    subject: `member:${member.id}`,
    name: member.name,
    before: toMemberFacts(member),
    after: null,
  });
}

const revokeSentInvitations = (ctx: Context, { userId }: Member) =>
  revokeInvitations(ctx, eq(invitations.createdBy, `user:${userId}`));

/** Checks that the organization keeps an owner without this member. `findMemberToUpdate` took the lock for it. */
async function requireAnotherOwner(ctx: Context, { id }: Member) {
  const own = eq(members.organizationId, ctx.organizationId);
  const [other] = await ctx.db
    .select({ id: members.id })
    .from(members)
    .where(and(own, eq(members.role, "owner"), ne(members.id, id)))
    .limit(1);
  if (other) return;
  throw new AppError("CONFLICT", {
    message: "An organization needs at least one owner. Make someone else an owner first",
    reason: "last_owner",
    headers: { "x-should-retry": "false" },
  });
}

/**
 * Checks that the caller may change owners: only owners may.
 * @throws FORBIDDEN (`access`) otherwise. Keys never pass.
 */
export function requireOwner({ actor }: Pick<Context, "actor">) {
  if (actor.kind === "system" || (actor.kind === "user" && actor.role === "owner")) return;
  throw new AppError("FORBIDDEN", {
    message: "Only an owner can add, change or remove owners",
    reason: "access",
    param: "role",
  });
}
