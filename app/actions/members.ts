"use server";

import { createInvitation as invite } from "@/lib/members/invitations/create-invitation";
import { revokeInvitation as revoke } from "@/lib/members/invitations/revoke-invitation";
import { deleteMember as remove } from "@/lib/members/operations/delete-member";
import { leaveOrganization as leave } from "@/lib/members/operations/leave-organization";
import { listMemberHoldings as listHoldings } from "@/lib/members/operations/list-member-holdings";
import { listMembers as list } from "@/lib/members/operations/list-members";
import { setWorkspaceAccess as setAccess } from "@/lib/members/operations/set-workspace-access";
import { updateMember as update } from "@/lib/members/operations/update-member";
import { action } from "@/lib/next/action";

export const listMembers = action(list);
export const updateMember = action(update);
export const deleteMember = action(remove);
export const listMemberHoldings = action(listHoldings);
export const setWorkspaceAccess = action(setAccess);
export const leaveOrganization = action(leave);
export const createInvitation = action(invite);
export const revokeInvitation = action(revoke);
