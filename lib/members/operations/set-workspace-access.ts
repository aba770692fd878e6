import { and, eq } from "drizzle-orm";
import { members, users } from "@/db/schema/index";
import { invalidField } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { permits } from "@/lib/core/operations/permissions";
import { hasEveryWorkspace, type WorkspaceGrant, workspaceAccessInput } from "@/lib/members/access-input";
import { findMemberToUpdate } from "@/lib/members/member-target";
import { memberView, ownMember } from "@/lib/members/member-view";
import { requireGrantable } from "@/lib/members/require-grantable";
import { updateMemberRow } from "@/lib/members/write-member";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";

/**
 * Gives a member of the organization access to a workspace, changes it, or ends it with null. Returns the member with
 * the workspaces whose members the caller may change.
 */
export const setWorkspaceAccess = command({
  name: "members.setWorkspaceAccess",
  title: "Change a member’s access to a workspace",
  permission: "members:write",
  allowed: {
    "workspace admin": ({ workspaceId, memberId }) => [
      { id: workspaceId, member: memberId, access: "write" as const },
      { id: workspaceId, member: memberId, access: null },
    ],
  },
  target: (ctx, { id }) => findWorkspaceTarget(ctx, id),
  input: workspaceAccessInput,
  output: memberView,

  run: async (ctx, { member: reference, access }, workspace) => {
    const { row: member } = await findMemberToUpdate(ctx, { id: await findMemberId(ctx, reference) });
    const { role } = member;
    if (hasEveryWorkspace(role))
      throw invalidField("member", "Owners and admins have access to every workspace");
    if (role === "viewer" && access !== null && access !== "read") {
      throw invalidField("access", "A viewer has read access only");
    }
    const others = member.workspaces.filter(({ workspaceId }) => workspaceId !== workspace.id);
    const own = access ? [{ workspaceId: workspace.id, name: workspace.name, access }] : [];
    requireGrantable(ctx, role, own);
    const workspaces = [...others, ...own].toSorted((a, b) => a.name.localeCompare(b.name, "en"));
    const changed = await updateMemberRow(ctx, member, undefined, { role, workspaces });
    return { ...changed, workspaces: changed.workspaces.filter((one) => isAdministered(ctx, one)) };
  },
});

const isAdministered = ({ actor }: Context, { workspaceId }: WorkspaceGrant) =>
  permits(actor, "members:write", { level: "workspace", workspaceId });

/**
 * Returns the id of the member with an id or email.
 * @throws INVALID_REQUEST at `member` when there is none.
 */
async function findMemberId(ctx: Context, reference: string): Promise<string> {
  const named = isId(reference)
    ? ownMember(ctx, reference)
    : and(eq(members.organizationId, ctx.organizationId), eq(users.email, reference.toLowerCase()));
  const [found] = await ctx.db
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(named);
  if (!found) throw invalidField("member", "Nobody in this organization has this email");
  return found.id;
}
