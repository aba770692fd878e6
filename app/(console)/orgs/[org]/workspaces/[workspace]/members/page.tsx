import type { SearchParams } from "nuqs/server";
import { setWorkspaceAccess } from "@/app/actions/members";
import { ListSearch } from "@/components/resource/list/list-search";
import { NoMatches } from "@/components/resource/list/no-matches";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { Alert } from "@/components/ui/feedback/alert";
import { Toolbar } from "@/components/ui/page";
import { Pagination } from "@/components/ui/tables/pagination";
import { AddMember } from "@/components/workspaces/add-member";
import { MemberTable } from "@/components/workspaces/member-table";
import { loadWorkspaceListView, toWorkspaceListHref } from "@/components/workspaces/params";
import { loadWorkspace } from "../../../loader";
import { loadWorkspaceMembers } from "../loader";
import { WorkspaceFrame } from "../workspace-frame";

type Props = {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata({ params }: Props) {
  const { org, workspace } = await params;
  return { title: `Members of ${(await loadWorkspace(org, workspace)).name}` };
}

export default async function WorkspaceMembersPage({ params, searchParams }: Props) {
  const [{ org, workspace }, view] = await Promise.all([params, loadWorkspaceListView(searchParams)]);
  const found = await loadWorkspaceMembers(org, workspace, view);
  if (!found) {
    return (
      <WorkspaceFrame org={org} workspace={workspace}>
        <Alert icon="lock">You don’t have access to the members. Ask an admin.</Alert>
      </WorkspaceFrame>
    );
  }
  const base = `/orgs/${org}/workspaces/${workspace}/members`;
  return (
    <WorkspaceFrame
      org={org}
      workspace={workspace}
      description="Owners and admins of the organization have access to every workspace."
      actions={
        found.workspace && (
          <AddMember organization={org} workspace={found.workspace} setAccess={setWorkspaceAccess} />
        )
      }
    >
      <Toolbar>
        <ListSearch label="Search members" placeholder="Search by name or email" />
      </Toolbar>
      {found.members.length === 0 ? (
        <NoMatches what="members" search={view.q} clearHref={base} />
      ) : (
        <MemberTable
          members={found.members}
          access={
            found.workspace && {
              ...{ organization: org, workspace: found.workspace, setAccess: setWorkspaceAccess },
            }
          }
          footer={
            <Pagination
              summary={toPageSummary(
                { cursors: view.cursor, next: found.nextCursor },
                found.members.length,
                "member",
              )}
              {...toPageLinks(view.cursor, found.nextCursor, (cursor) =>
                toWorkspaceListHref(base, { ...view, cursor }),
              )}
            />
          }
        />
      )}
    </WorkspaceFrame>
  );
}
