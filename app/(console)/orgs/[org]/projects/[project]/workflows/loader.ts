import type { WorkflowListView } from "@/components/workflows/params";
import { pageContext } from "@/lib/next/session";
import { listLatestRuns } from "@/lib/workflows/operations/list-latest-runs";
import { listWorkflows } from "@/lib/workflows/operations/list-workflows";
import { loadProject } from "../loader";

const PAGE = 50;

/** Loads a page of a project's workflows, each with its latest run. */
export async function loadWorkflows(org: string, slug: string, view: WorkflowListView) {
  const [ctx, { project, mayWriteWorkflows }] = await Promise.all([pageContext(org), loadProject(org, slug)]);
  const { data, nextCursor } = await listWorkflows.execute(ctx, {
    projectId: project.id,
    limit: PAGE,
    cursor: view.cursor.at(-1),
    search: view.q || undefined,
  });
  const latest = await listLatestRuns.execute(ctx, { workflowIds: data.map(({ id }) => id) });
  return {
    project,
    mayWriteWorkflows,
    workflows: data.map((workflow) => ({
      ...workflow,
      lastRun: latest.find(({ workflowId }) => workflowId === workflow.id) ?? null,
    })),
    nextCursor,
  };
}
