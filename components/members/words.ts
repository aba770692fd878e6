import type { Role, WorkspaceGrant } from "./types";

export const ROLE_WORDS: Record<Role, string> = {
  owner: "Owner",
  admin: "Admin",
  member: "Member",
  viewer: "Viewer",
};

/** What people with a role can do. */
export const ROLE_HINTS: Record<Role, string> = {
  owner: "Full access. Only owners change owners and the reveal policy, or close the organization.",
  admin: "Full access to every workspace, and to all keys, credentials and members.",
  member: "Works in the workspaces below, with the access set for each.",
  viewer: "Sees the workspaces below. Changes nothing.",
};

export const ACCESS_WORDS: Record<WorkspaceGrant["access"], string> = {
  read: "Read",
  write: "Write",
  admin: "Admin",
};

/** What each access to a workspace allows. */
export const ACCESS_HINT =
  "Read lists keys, runtimes and usage. Write creates and edits them. Admin also manages projects and members.";
