import { cache } from "react";
import type { WorkflowPageView } from "@/components/workflows/params";
import type { Run } from "@/components/workflows/types";
import { actorNames } from "@/lib/core/changes/actor-names";
import { notFound } from "@/lib/core/errors/errors";
import { gatewayUrl } from "@/lib/next/gateway-url";
import { orNotFound, orNull } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getRun } from "@/lib/workflows/operations/get-run";
import { getWorkflow } from "@/lib/workflows/operations/get-workflow";
import { getWorkflowReadability } from "@/lib/workflows/operations/get-workflow-readability";
import { listRuns } from "@/lib/workflows/operations/list-runs";
import { loadProject } from "../../../../[project]/loader";

const PAGE = 25;

/** Loads a workflow of a project. Cached per request. Shows the 404 page if the person sees no such workflow. */
export const loadWorkflow = cache(async (org: string, slug: string, id: string) => {
  const [ctx, { project, mayWriteWorkflows }] = await Promise.all([pageContext(org), loadProject(org, slug)]);
  const own = getWorkflow.execute(ctx, { id }).then((found) => {
    if (found.projectId !== project.id) throw notFound();
    return found;
  });
  const [workflow, { readable }] = await orNotFound(
    Promise.all([own, getWorkflowReadability.execute(ctx, { id })]),
  );
  return { project, workflow, readable, mayWriteWorkflows };
});

/** Loads a page of the runs of a workflow, the open run, and the public address of Keystead. */
export async function loadRuns(org: string, workflowId: string, view: WorkflowPageView) {
  const ctx = await pageContext(org);
  const [{ data, nextCursor }, opened, baseUrl] = await Promise.all([
    listRuns.execute(ctx, { id: workflowId, limit: PAGE, cursor: view.cursor.at(-1) }),
    view.run ? orNull(getRun.execute(ctx, { id: view.run })) : null,
    gatewayUrl(),
  ]);
  const own = opened?.workflowId === workflowId ? opened : null;
  const names = await actorNames(
    ctx,
    [...data, ...(own ? [own] : [])].flatMap(({ keyId }) => (keyId ? [`key:${keyId}`] : [])),
  );
  const toNamed = (run: Omit<Run, "keyName">): Run => ({
    ...run,
    keyName: names.get(`key:${run.keyId}`) ?? null,
  });
  return {
    runs: data.map(toNamed),
    opened: own && toNamed(own),
    nextCursor,
    origin: baseUrl.replace(/\/v1$/, ""),
  };
}
