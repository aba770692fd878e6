import type { ReactNode } from "react";
import { Cell, Row, RowName, Table } from "@/components/ui/tables/table";
import { Avatar } from "@/components/ui/values/avatar";
import { Tag } from "@/components/ui/values/badge";
import { LastUsed } from "@/components/ui/values/last-used";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { memberColumns } from "./columns";
import { GrantTags } from "./grant-tags";
import { MemberMenu } from "./member-menu";
import type { Member, MemberContext } from "./types";
import { ROLE_WORDS } from "./words";

type Props = { members: readonly Member[]; context: MemberContext; footer: ReactNode };

/** Shows the members of an organization. */
export function MemberTable({ members, context, footer }: Props) {
  return (
    <Table caption="Members" columns={memberColumns} footer={footer} tall>
      {members.map((member) => (
        <Row key={member.id}>
          <Cell kind="title">
            <span className="flex min-w-0 items-center gap-2.5">
              <Avatar name={member.name} />
              <span className="grid min-w-0">
                <RowName tags={member.userId === context.self && <Tag>You</Tag>}>{member.name}</RowName>
                <span className="truncate text-12 text-ink-3">{member.email}</span>
              </span>
            </span>
          </Cell>
          <Cell label="Role">{ROLE_WORDS[member.role]}</Cell>
          <Cell label="Workspaces">
            <GrantTags {...member} />
          </Cell>
          <Cell label="Last seen" leave={2}>
            <LastUsed at={member.lastSeenAt} />
          </Cell>
          <Cell label="Joined" leave={1}>
            <RelativeTime at={member.createdAt} as="day" />
          </Cell>
          <Cell kind="menu">
            <MemberMenu member={member} context={context} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
