import { and, eq, inArray } from "drizzle-orm";
import { deliveries, projects, workflows } from "@/db/schema/index";
import { notFound } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import type { FoundTarget } from "@/lib/core/operations/permissions";
import { visibleProjects } from "@/lib/organizations/tree-targets";
import { type Run, runColumns, toRun } from "./run-view";
import { type Workflow, workflowColumns } from "./workflow-view";

const toTarget = (projectId: string, workspaceId: string) =>
  ({ level: "project", workspaceId, projectId }) as const;

/**
 * Finds a workflow of the organization by its id.
 * @throws NOT_FOUND when there is none.
 */
export async function findWorkflowTarget(ctx: Context, id: string): Promise<FoundTarget<Workflow>> {
  if (!isId(id)) throw notFound();
  const [found] = await ctx.db
    .select({ row: workflowColumns, workspaceId: projects.workspaceId })
    .from(workflows)
    .innerJoin(projects, eq(projects.id, workflows.projectId))
    .where(and(eq(workflows.organizationId, ctx.organizationId), eq(workflows.id, id)));
  if (!found) throw notFound();
  return { row: found.row, target: toTarget(found.row.projectId, found.workspaceId) };
}

/**
 * Finds a run of a workflow of the organization by its id.
 * @throws NOT_FOUND when there is none.
 */
export async function findRunTarget(ctx: Context, id: string): Promise<FoundTarget<Run>> {
  if (!isId(id)) throw notFound();
  const [found] = await ctx.db
    .select({ run: runColumns, projectId: projects.id, workspaceId: projects.workspaceId })
    .from(deliveries)
    .innerJoin(workflows, eq(workflows.id, deliveries.workflowId))
    .innerJoin(projects, eq(projects.id, workflows.projectId))
    .where(and(eq(deliveries.organizationId, ctx.organizationId), eq(deliveries.id, id)));
  if (!found) throw notFound();
  return { row: toRun(found.run), target: toTarget(found.projectId, found.workspaceId) };
}

/** Returns the condition for the workflows that the actor may read, undefined for all. */
export function visibleWorkflows(ctx: Context) {
  const visible = visibleProjects(ctx);
  if (!visible) return undefined;
  const readable = ctx.db
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.organizationId, ctx.organizationId), visible));
  return inArray(workflows.projectId, readable);
}
