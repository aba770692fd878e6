import type { ComponentProps, ReactNode } from "react";
import { ACCESS_WORDS, ROLE_WORDS } from "@/components/members/words";
import type { DataOf } from "@/components/ui/feedback/action";
import { Cell, type Column, Row, RowName, Table } from "@/components/ui/tables/table";
import { Avatar } from "@/components/ui/values/avatar";
import { Tag } from "@/components/ui/values/badge";
import type { listWorkspaceMembers } from "@/lib/organizations/operations/list-workspace-members";
import { MemberMenu } from "./member-menu";

type Member = DataOf<typeof listWorkspaceMembers>["data"][number];
type Props = {
  members: readonly Member[];
  /** What the menus of members need. Null if the user may not change access. */
  access: Omit<ComponentProps<typeof MemberMenu>, "member"> | null;
  footer: ReactNode;
};

const columns: readonly Column[] = [
  { id: "name", title: "Name" },
  { id: "email", title: "Email" },
  { id: "role", title: "Role", className: "w-32" },
  { id: "access", title: "Access", className: "w-32" },
  { id: "menu", title: "Actions", quiet: true, kind: "menu" },
];

/** Shows people with their role in the organization and their access to the workspace. */
export function MemberTable({ members, access: menu, footer }: Props) {
  return (
    <Table caption="Members" columns={columns.filter(({ id }) => id !== "menu" || menu)} footer={footer}>
      {members.map(({ id, name, email, role, access }) => (
        <Row key={id}>
          <Cell kind="title">
            <span className="flex min-w-0 items-center gap-2.5">
              <Avatar name={name} />
              <RowName>{name}</RowName>
            </span>
          </Cell>
          <Cell label="Email">
            <span className="block truncate">{email}</span>
          </Cell>
          <Cell label="Role">{ROLE_WORDS[role]}</Cell>
          <Cell label="Access">
            <Tag>{ACCESS_WORDS[access]}</Tag>
          </Cell>
          {menu && (
            <Cell kind="menu">
              {(role === "member" || role === "viewer") && (
                <MemberMenu {...menu} member={{ id, name, role, access }} />
              )}
            </Cell>
          )}
        </Row>
      ))}
    </Table>
  );
}
