import type { SearchParams } from "nuqs/server";
import { toCreateInTreeHref } from "@/components/organizations/params";
import { EmptyList } from "@/components/resource/list/empty-list";
import { ListSearch } from "@/components/resource/list/list-search";
import { NoMatches } from "@/components/resource/list/no-matches";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { Toolbar } from "@/components/ui/page";
import { Pagination } from "@/components/ui/tables/pagination";
import { loadWorkspaceListView, toWorkspaceListHref } from "@/components/workspaces/params";
import { ProjectTable } from "@/components/workspaces/project-table";
import { loadWorkspace } from "../../loader";
import { loadWorkspaceProjects } from "./loader";
import { WorkspaceFrame } from "./workspace-frame";

type Props = {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata({ params }: Props) {
  const { org, workspace } = await params;
  return { title: (await loadWorkspace(org, workspace)).name };
}

export default async function WorkspaceProjectsPage({ params, searchParams }: Props) {
  const [{ org, workspace }, view] = await Promise.all([params, loadWorkspaceListView(searchParams)]);
  const { projects, nextCursor, mayManage } = await loadWorkspaceProjects(org, workspace, view);
  const base = `/orgs/${org}/workspaces/${workspace}`;
  const newProject = mayManage && (
    <LinkButton
      variant="primary"
      icon="plus"
      href={toCreateInTreeHref("", { make: "project", in: workspace })}
      scroll={false}
      prefetch={false}
    >
      New project
    </LinkButton>
  );
  const isEmpty = projects.length === 0 && !view.q && view.cursor.length === 0;
  return (
    <WorkspaceFrame org={org} workspace={workspace} actions={!isEmpty && newProject}>
      {isEmpty ? (
        <EmptyList icon="project" title="No projects yet" action={newProject}>
          A project has its own keys and inherits the organization’s.
        </EmptyList>
      ) : (
        <>
          <Toolbar>
            <ListSearch label="Search projects" placeholder="Search by name or slug" />
          </Toolbar>
          {projects.length === 0 ? (
            <NoMatches what="projects" search={view.q} clearHref={base} />
          ) : (
            <ProjectTable
              projects={projects}
              base={`/orgs/${org}/projects`}
              footer={
                <Pagination
                  summary={toPageSummary(
                    { cursors: view.cursor, next: nextCursor },
                    projects.length,
                    "project",
                  )}
                  {...toPageLinks(view.cursor, nextCursor, (cursor) =>
                    toWorkspaceListHref(base, { ...view, cursor }),
                  )}
                />
              }
            />
          )}
        </>
      )}
    </WorkspaceFrame>
  );
}
