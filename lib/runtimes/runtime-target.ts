import { and, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import { runtimes } from "@/db/schema/index";
import { notFound } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { anywhere, type FoundTarget, organizationTarget } from "@/lib/core/operations/permissions";
import { findUsableWorkspaces } from "@/lib/organizations/find-usable-workspaces";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";
import { type Runtime, runtimeColumns } from "./runtime-view";

/**
 * Finds a runtime of the organization by its id. Every member and key may read runtimes of the organization.
 * A key with a project in a workspace may read the runtimes of the workspace.
 * @throws NOT_FOUND when there is none.
 */
export async function findRuntimeTarget(ctx: Context, id: string): Promise<FoundTarget<Runtime>> {
  const [row] = isId(id)
    ? await ctx.db
        .select(runtimeColumns)
        .from(runtimes)
        .where(and(eq(runtimes.organizationId, ctx.organizationId), eq(runtimes.id, id)))
    : [];
  if (!row) throw notFound();
  const { workspaceId } = row;
  if (workspaceId === null) return { row, target: organizationTarget, readableFrom: [anywhere] };
  const usable = (await findUsableWorkspaces(ctx))?.includes(workspaceId);
  return { row, target: { level: "workspace", workspaceId }, readableFrom: usable ? [anywhere] : [] };
}

/** Finds the owner of a new runtime: the named workspace, else the organization. */
export async function findOwnerTarget(
  ctx: Context,
  { workspaceId }: { workspaceId?: string | null },
): Promise<FoundTarget<{ id: string } | null>> {
  if (workspaceId) return findWorkspaceTarget(ctx, workspaceId);
  return { row: null, target: organizationTarget, readableFrom: [anywhere] };
}

/** Returns the condition for the runtimes that the actor may read, undefined for all of the organization. */
export async function visibleRuntimes(ctx: Context): Promise<SQL | undefined> {
  const workspaceIds = await findUsableWorkspaces(ctx);
  if (workspaceIds === null) return undefined;
  return or(isNull(runtimes.workspaceId), inArray(runtimes.workspaceId, workspaceIds));
}
