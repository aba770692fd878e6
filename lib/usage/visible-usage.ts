import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { credentials, projects } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { visibleProjects } from "@/lib/organizations/tree-targets";

/**
 * Returns the condition for usage of projects that the caller has access to. Undefined for callers with
 * access to the whole organization.
 */
export function isVisibleUsage(ctx: Context, projectId: PgColumn): SQL | undefined {
  if (hasOrganizationAccess(ctx)) return undefined;
  const accessible = ctx.db
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.organizationId, ctx.organizationId), visibleProjects(ctx)));
  return inArray(projectId, accessible);
}

/** Selects the ids of the credentials that the caller may see in usage. Only admins see the organization's. */
export function visibleCredentialIds(ctx: Context) {
  const { actor, organizationId } = ctx;
  const workspaceIds = actor.kind === "user" ? [...actor.workspaces.keys()] : [];
  const isOwnWorkspace = hasOrganizationAccess(ctx)
    ? undefined
    : inArray(credentials.workspaceId, workspaceIds);
  return ctx.db
    .select({ id: credentials.id })
    .from(credentials)
    .where(and(eq(credentials.organizationId, organizationId), isOwnWorkspace));
}
