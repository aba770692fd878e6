import type { Column } from "@/components/ui/tables/table";

/** The columns of a table of members. */
export const memberColumns: readonly Column[] = [
  { id: "name", title: "Name" },
  { id: "role", title: "Role", className: "w-26" },
  { id: "workspaces", title: "Workspaces" },
  { id: "seen", title: "Last seen", leave: 2, className: "w-34" },
  { id: "joined", title: "Joined", leave: 1, className: "w-34" },
  { id: "menu", title: "Actions", quiet: true, kind: "menu" },
];

/** The columns of a table of invitations. */
export const invitationColumns: readonly Column[] = [
  { id: "email", title: "Email" },
  { id: "state", title: "Status", className: "w-30" },
  { id: "role", title: "Role", className: "w-26" },
  { id: "workspaces", title: "Workspaces" },
  { id: "by", title: "Invited by", leave: 2, className: "w-40" },
  { id: "expires", title: "Expires", leave: 1, className: "w-34" },
  { id: "menu", title: "Actions", quiet: true, kind: "menu" },
];
