import type { SearchParams } from "nuqs/server";
import { InvitationTable } from "@/components/members/invitations/invitation-table";
import { InvitePerson } from "@/components/members/invitations/invite-person";
import { MemberTable } from "@/components/members/member-table";
import { loadMemberListView, type MemberListView, toMemberListHref } from "@/components/members/params";
import type { MemberContext } from "@/components/members/types";
import { EmptyList } from "@/components/resource/list/empty-list";
import { ListSearch } from "@/components/resource/list/list-search";
import { NoMatches } from "@/components/resource/list/no-matches";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { Alert } from "@/components/ui/feedback/alert";
import { PageHeader, Toolbar } from "@/components/ui/page";
import { Pagination } from "@/components/ui/tables/pagination";
import { Tabs } from "@/components/ui/tabs";
import { ConsolePage } from "../console-page";
import { loadInvitations, loadMemberContext, loadMembers } from "./loader";
import { memberWords } from "./words";

export const metadata = { title: memberWords.title };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function MembersPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadMemberListView(searchParams)]);
  const context = await loadMemberContext(org);
  return (
    <ConsolePage org={org} below={[{ label: memberWords.title }]}>
      <PageHeader {...memberWords} actions={context && <InvitePerson context={context} />} />
      {context ? (
        <Lists org={org} view={view} context={context} />
      ) : (
        <Alert icon="lock">You don’t have access to the members. Ask an admin.</Alert>
      )}
    </ConsolePage>
  );
}

type ListProps = { org: string; view: MemberListView; context: MemberContext };

function Lists(props: ListProps) {
  const { org, view } = props;
  const base = `/orgs/${org}/members`;
  const isInvitations = view.tab === "invitations";
  return (
    <>
      <Tabs
        label="Members"
        items={[
          { href: base, label: "Members", current: !isInvitations },
          { href: `${base}?tab=invitations`, label: "Invitations", current: isInvitations },
        ]}
      />
      <Toolbar>
        {isInvitations ? (
          <ListSearch key="invitations" label="Search invitations" placeholder="Search by email" />
        ) : (
          <ListSearch key="members" label="Search members" placeholder="Search by name or email" />
        )}
      </Toolbar>
      {isInvitations ? <Invitations {...props} /> : <Members {...props} />}
    </>
  );
}

async function Members({ org, view, context }: ListProps) {
  const { data, nextCursor } = await loadMembers(org, view);
  if (data.length === 0) {
    return <NoMatches what="members" search={view.q} clearHref={`/orgs/${org}/members`} />;
  }
  const footer = (
    <PageFooter
      org={org}
      view={view}
      shown={toPageSummary({ cursors: view.cursor, next: nextCursor }, data.length, "member")}
      next={nextCursor}
    />
  );
  return <MemberTable members={data} context={context} footer={footer} />;
}

async function Invitations({ org, view, context }: ListProps) {
  const { data, nextCursor } = await loadInvitations(org, view);
  const base = `/orgs/${org}/members?tab=invitations`;
  if (data.length === 0 && view.q) {
    return <NoMatches what="invitations" search={view.q} clearHref={base} />;
  }
  if (data.length === 0) {
    return (
      <EmptyList icon="users" title="No invitations yet">
        Invite people by email. You get a link to send them, which expires.
      </EmptyList>
    );
  }
  const shown = toPageSummary({ cursors: view.cursor, next: nextCursor }, data.length, "invitation");
  const footer = <PageFooter org={org} view={view} shown={shown} next={nextCursor} />;
  return <InvitationTable invitations={data} context={context} footer={footer} />;
}

type FooterProps = { org: string; view: MemberListView; shown: string; next: string | null };

const PageFooter = ({ org, view, shown, next }: FooterProps) => (
  <Pagination
    summary={shown}
    {...toPageLinks(view.cursor, next, (cursor) =>
      toMemberListHref(`/orgs/${org}/members`, { ...view, cursor }),
    )}
  />
);
