import type { ActionOf, DataOf } from "@/components/ui/feedback/action";
import type { Options } from "@/components/ui/pickers/options";
import type { createInvitation } from "@/lib/members/invitations/create-invitation";
import type { getInvitation } from "@/lib/members/invitations/get-invitation";
import type { revokeInvitation } from "@/lib/members/invitations/revoke-invitation";
import type { deleteMember } from "@/lib/members/operations/delete-member";
import type { getMember } from "@/lib/members/operations/get-member";
import type { listMemberHoldings } from "@/lib/members/operations/list-member-holdings";
import type { listMembers } from "@/lib/members/operations/list-members";
import type { setWorkspaceAccess } from "@/lib/members/operations/set-workspace-access";
import type { updateMember } from "@/lib/members/operations/update-member";

export type Member = DataOf<typeof getMember>;
export type Invitation = DataOf<typeof getInvitation>;
export type Holdings = DataOf<typeof listMemberHoldings>;
export type Role = Member["role"];
export type WorkspaceGrant = Member["workspaces"][number];

export type MemberActions = {
  list: ActionOf<typeof listMembers>;
  update: ActionOf<typeof updateMember>;
  remove: ActionOf<typeof deleteMember>;
  listHoldings: ActionOf<typeof listMemberHoldings>;
  invite: ActionOf<typeof createInvitation>;
  revoke: ActionOf<typeof revokeInvitation>;
};

export type SetWorkspaceAccess = ActionOf<typeof setWorkspaceAccess>;

/** What the controls of members and invitations need. */
export type MemberContext = {
  /** The slug of the organization. */
  organization: string;
  /** The origin of links that are sent to people. */
  origin: string;
  /** Whether the user is an owner, who alone changes owners. */
  isOwner: boolean;
  /** The id of the user. */
  self: string;
  /** The workspaces, by id. */
  workspaces: Options;
  actions: MemberActions;
};
