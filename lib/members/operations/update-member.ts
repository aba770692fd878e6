import type { z } from "zod";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { hasEveryWorkspace, updateMemberInput, type WorkspaceGrant } from "@/lib/members/access-input";
import { findMemberToUpdate } from "@/lib/members/member-target";
import { type Member, memberView } from "@/lib/members/member-view";
import { requireGrantable } from "@/lib/members/require-grantable";
import { resolveGrants } from "@/lib/members/workspace-access";
import { requireOwner, updateMemberRow } from "@/lib/members/write-member";

type Input = z.output<typeof updateMemberInput>;

/**
 * Changes the role of a member, or replaces their access to workspaces. Both apply to the next request of all
 * their sessions. Only owners change owners.
 */
export const updateMember = command({
  name: "members.update",
  title: "Change a member’s access",
  permission: "members:write",
  allowed: {
    "organization admin": ({ memberId, workspaceId }) => [
      { id: memberId, role: "viewer" as const },
      { id: memberId, role: "member" as const, workspaces: [{ workspaceId, access: "write" as const }] },
    ],
    "owner or admin": ({ memberId }) => [{ id: memberId, role: "admin" as const }],
    owner: ({ memberId }) => [{ id: memberId, role: "owner" as const }],
  },
  target: findMemberToUpdate,
  input: updateMemberInput,
  output: memberView,

  run: async (ctx, wanted, member) => {
    const next = wanted.role ?? member.role;
    if (member.role === "owner") requireOwner(ctx);
    const workspaces = await resolveWorkspaces(ctx, wanted, member);
    requireGrantable(ctx, next, workspaces);
    return updateMemberRow(ctx, member, wanted.version, { role: next, workspaces });
  },
});

/** Returns the access to workspaces after a change. A new viewer keeps the workspaces with read access. */
async function resolveWorkspaces(ctx: Context, wanted: Input, member: Member): Promise<WorkspaceGrant[]> {
  const next = wanted.role ?? member.role;
  if (wanted.workspaces) return resolveGrants(ctx, next, wanted.workspaces);
  if (hasEveryWorkspace(next)) return [];
  return next === "viewer"
    ? member.workspaces.map((one) => ({ ...one, access: "read" as const }))
    : member.workspaces;
}
