import { and, eq, inArray } from "drizzle-orm";
import { projects } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { hasOrganizationAccess } from "@/lib/core/operations/permissions";

/**
 * Returns the ids of the workspaces that a user has access to, or that contain a key's projects. Null means
 * all.
 */
export async function findUsableWorkspaces(ctx: Context): Promise<string[] | null> {
  const { actor } = ctx;
  if (actor.kind === "system" || hasOrganizationAccess(ctx)) return null;
  if (actor.kind === "user") return [...actor.workspaces.keys()];
  if (actor.access.kind !== "selected") return actor.workspaceId === null ? [] : [actor.workspaceId];
  const rows = await ctx.db
    .selectDistinct({ workspaceId: projects.workspaceId })
    .from(projects)
    .where(
      and(eq(projects.organizationId, ctx.organizationId), inArray(projects.id, actor.access.projectIds)),
    );
  return rows.map((row) => row.workspaceId);
}
