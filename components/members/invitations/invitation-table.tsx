import type { ReactNode } from "react";
import { invitationColumns } from "@/components/members/columns";
import { GrantTags } from "@/components/members/grant-tags";
import type { Invitation, MemberContext } from "@/components/members/types";
import { ROLE_WORDS } from "@/components/members/words";
import { Cell, Row, RowName, Table } from "@/components/ui/tables/table";
import { StateBadge } from "@/components/ui/values/badge";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { InvitationMenu } from "./invitation-menu";

type Props = { invitations: readonly Invitation[]; context: MemberContext; footer: ReactNode };

/** Shows the invitations of an organization, newest first. */
export function InvitationTable({ invitations, context, footer }: Props) {
  return (
    <Table caption="Invitations" columns={invitationColumns} footer={footer}>
      {invitations.map((invitation) => (
        <Row key={invitation.id} off={invitation.state !== "pending"}>
          <Cell kind="title">
            <RowName>{invitation.email}</RowName>
          </Cell>
          <Cell label="Status">
            <StateBadge state={invitation.state} />
          </Cell>
          <Cell label="Role">{ROLE_WORDS[invitation.role]}</Cell>
          <Cell label="Workspaces">
            <GrantTags {...invitation} />
          </Cell>
          <Cell label="Invited by" leave={2}>
            <span className="block truncate">{invitation.createdByName ?? "Someone who has left"}</span>
          </Cell>
          <Cell label="Expires" leave={1}>
            {invitation.state === "accepted" ? "Accepted" : <RelativeTime at={invitation.expiresAt} />}
          </Cell>
          <Cell kind="menu">
            {invitation.state !== "accepted" && <InvitationMenu invitation={invitation} context={context} />}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
