import type { SearchParams } from "nuqs/server";
import { ListSearch } from "@/components/resource/list/list-search";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { Toolbar } from "@/components/ui/page";
import { Pagination } from "@/components/ui/tables/pagination";
import { NewWorkflow } from "@/components/workflows/form/new-workflow";
import { NoWorkflows } from "@/components/workflows/no-workflows";
import { loadWorkflowListView, toWorkflowListHref } from "@/components/workflows/params";
import { WorkflowTable } from "@/components/workflows/workflow-table";
import { loadProject } from "../loader";
import { actions } from "./actions";
import { loadWorkflows } from "./loader";

type Props = {
  params: Promise<{ org: string; project: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata({ params }: Props) {
  const { org, project } = await params;
  return { title: `Workflows of ${(await loadProject(org, project)).project.name}` };
}

export default async function WorkflowsPage({ params, searchParams }: Props) {
  const [{ org, project: slug }, view] = await Promise.all([params, loadWorkflowListView(searchParams)]);
  const { project, mayWriteWorkflows, workflows, nextCursor } = await loadWorkflows(org, slug, view);
  const base = `/orgs/${org}/projects/${slug}/workflows`;
  return (
    <div className="mt-5">
      {(workflows.length > 0 || view.q) && (
        <Toolbar>
          <ListSearch label="Search workflows" placeholder="Search by name" />
        </Toolbar>
      )}
      {workflows.length === 0 ? (
        <NoWorkflows search={view.q} base={base} mayWrite={mayWriteWorkflows} />
      ) : (
        <WorkflowTable
          workflows={workflows}
          base={base}
          footer={
            <Pagination
              summary={toPageSummary(
                { cursors: view.cursor, next: nextCursor },
                workflows.length,
                "workflow",
              )}
              {...toPageLinks(view.cursor, nextCursor, (cursor) =>
                toWorkflowListHref(base, { ...view, cursor }),
              )}
            />
          }
        />
      )}
      {mayWriteWorkflows && (
        <NewWorkflow organization={org} project={project} base={base} create={actions.create} />
      )}
    </div>
  );
}
