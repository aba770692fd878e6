import type { ReactNode } from "react";
import type { DataOf } from "@/components/ui/action";
import { Avatar } from "@/components/ui/avatar";
import { Tag } from "@/components/ui/badge";
import { Cell, type Column, Row, RowName, Table } from "@/components/ui/table";
import type { listWorkspaceMembers } from "@/lib/organizations/operations/list-workspace-members";

type Member = DataOf<typeof listWorkspaceMembers>["data"][number];
type Props = { members: readonly Member[]; footer: ReactNode };

const columns: readonly Column[] = [
  { id: "name", title: "Name" },
  { id: "email", title: "Email" },
  { id: "role", title: "Role", className: "w-32" },
  { id: "access", title: "Access", className: "w-32" },
];

const roles: Record<Member["role"], string> = {
  owner: "Owner",
  admin: "Admin",
  member: "Member",
  viewer: "Viewer",
};

const accesses: Record<Member["access"], string> = { read: "Read", write: "Write", admin: "Admin" };

/** Shows people with their role in the organization and their access to the workspace. */
export function MemberTable({ members, footer }: Props) {
  return (
    <Table caption="Members" columns={columns} footer={footer}>
      {members.map(({ userId, name, email, role, access }) => (
        <Row key={userId}>
          <Cell kind="title">
            <span className="flex min-w-0 items-center gap-2.5">
              <Avatar name={name} />
              <RowName>{name}</RowName>
            </span>
          </Cell>
          <Cell label="Email">
            <span className="block truncate">{email}</span>
          </Cell>
          <Cell label="Role">{roles[role]}</Cell>
          <Cell label="Access">
            <Tag>{accesses[access]}</Tag>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
