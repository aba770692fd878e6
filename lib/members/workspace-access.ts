import { and, asc, eq, inArray } from "drizzle-orm";
import { invitationWorkspaces, workspaceMembers, workspaces } from "@/db/schema/index";
import { invalidField, noAccess } from "@/lib/core/errors/errors";
import type { Context, Role } from "@/lib/core/operations/context";
import { type Grants, hasEveryWorkspace, type WorkspaceGrant } from "./access-input";

/**
 * Returns the workspaces of a request with their names, sorted by name.
 * @throws INVALID_REQUEST at `workspaces` when the role does not take this access.
 * @throws FORBIDDEN (`access`) when the organization does not have one of the workspaces.
 */
export async function resolveGrants(ctx: Context, role: Role, wanted: Grants): Promise<WorkspaceGrant[]> {
  if (wanted.length === 0) return [];
  if (hasEveryWorkspace(role)) throw invalidField("workspaces", "This role has access to every workspace");
  if (role === "viewer" && wanted.some(({ access }) => access !== "read")) {
    throw invalidField("workspaces", "A viewer has read access only");
  }
  const accessById = new Map(wanted.map(({ workspaceId, access }) => [workspaceId.toLowerCase(), access]));
  const found = await ctx.db
    .select({ workspaceId: workspaces.id, name: workspaces.name })
    .from(workspaces)
    .where(
      and(eq(workspaces.organizationId, ctx.organizationId), inArray(workspaces.id, [...accessById.keys()])),
    )
    .orderBy(asc(workspaces.name), asc(workspaces.id))
    .for("share");
  if (found.length < wanted.length) throw noAccess();
  return found.map((workspace) => ({
    ...workspace,
    access: accessById.get(workspace.workspaceId) ?? "read",
  }));
}

/** Lists the access of members to workspaces, by user id. */
export const listMemberGrants = (ctx: Context, userIds: string[]) =>
  ctx.db
    .select({
      ownerId: workspaceMembers.userId,
      workspaceId: workspaces.id,
      name: workspaces.name,
      access: workspaceMembers.access,
    })
    .from(workspaceMembers)
    .innerJoin(workspaces, eq(workspaces.id, workspaceMembers.workspaceId))
    .where(
      and(eq(workspaceMembers.organizationId, ctx.organizationId), inArray(workspaceMembers.userId, userIds)),
    )
    .orderBy(asc(workspaces.name), asc(workspaces.id));

/** Lists the access to workspaces that invitations give, by invitation id. */
export const listInvitationGrants = (ctx: Pick<Context, "db" | "organizationId">, invitationIds: string[]) =>
  ctx.db
    .select({
      ownerId: invitationWorkspaces.invitationId,
      workspaceId: workspaces.id,
      name: workspaces.name,
      access: invitationWorkspaces.access,
    })
    .from(invitationWorkspaces)
    .innerJoin(workspaces, eq(workspaces.id, invitationWorkspaces.workspaceId))
    .where(
      and(
        eq(invitationWorkspaces.organizationId, ctx.organizationId),
        inArray(invitationWorkspaces.invitationId, invitationIds),
      ),
    )
    .orderBy(asc(workspaces.name), asc(workspaces.id));

/** Returns the access of one member or invitation from a list. Viewers never have more than read access. */
export const pickGrants = (
  list: readonly (WorkspaceGrant & { ownerId: string })[],
  id: string,
  role: Role,
): WorkspaceGrant[] =>
  hasEveryWorkspace(role)
    ? []
    : list
        .filter(({ ownerId }) => ownerId === id)
        .map(({ ownerId: _, access, ...rest }) => ({ ...rest, access: role === "viewer" ? "read" : access }));

/** Replaces the access of a member to workspaces. */
export async function writeMemberGrants(ctx: Context, userId: string, wanted: readonly WorkspaceGrant[]) {
  const { organizationId } = ctx;
  await ctx.db
    .delete(workspaceMembers)
    .where(and(eq(workspaceMembers.organizationId, organizationId), eq(workspaceMembers.userId, userId)));
  if (wanted.length === 0) return;
  const rows = wanted.map(({ workspaceId, access }) => ({ organizationId, userId, workspaceId, access }));
  await ctx.db.insert(workspaceMembers).values(rows);
}
