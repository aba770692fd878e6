import {
  createInvitation,
  deleteMember,
  listMemberHoldings,
  listMembers as readMembers,
  revokeInvitation,
  updateMember,
} from "@/app/actions/members";
import { findWorkspaces } from "@/app/actions/search";
import type { MemberListView } from "@/components/members/params";
import type { MemberActions, MemberContext } from "@/components/members/types";
import { organizationTarget, permits } from "@/lib/core/operations/permissions";
import { listInvitations } from "@/lib/members/invitations/list-invitations";
import { listMembers } from "@/lib/members/operations/list-members";
import { getPageOrigin } from "@/lib/next/page-origin";
import { pageContext, requireUser } from "@/lib/next/session";
import { loadTree } from "../loader";

const PAGE = 50;

const actions: MemberActions = {
  list: readMembers,
  update: updateMember,
  remove: deleteMember,
  listHoldings: listMemberHoldings,
  invite: createInvitation,
  revoke: revokeInvitation,
};

/** Returns what the controls of members need. Null if the person may not see the members. */
export async function loadMemberContext(org: string): Promise<MemberContext | null> {
  const [ctx, { user }, { workspaces, isWhole }] = await Promise.all([
    pageContext(org),
    requireUser(),
    loadTree(org),
  ]);
  if (!permits(ctx.actor, "members:write", organizationTarget)) return null;
  return {
    organization: org,
    origin: await getPageOrigin(),
    isOwner: permits(ctx.actor, "organization:own", organizationTarget),
    self: user.id,
    workspaces: {
      options: workspaces.map(({ id, name }) => ({ value: id, label: name })),
      ...(!isWhole.workspaces && { find: findWorkspaces.bind(null, org, "id") }),
    },
    actions,
  };
}

const toInput = (view: MemberListView) => ({
  ...{ limit: PAGE, cursor: view.cursor.at(-1) },
  search: view.q || undefined,
});

/** Loads a page of the members. */
export const loadMembers = async (org: string, view: MemberListView) =>
  listMembers.execute(await pageContext(org), toInput(view));

/** Loads a page of the invitations. */
export const loadInvitations = async (org: string, view: MemberListView) =>
  listInvitations.execute(await pageContext(org), toInput(view));
