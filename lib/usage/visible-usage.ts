import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { projects } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";
import { hasOrganizationAccess } from "@/lib/core/permissions";
import { visibleProjects } from "@/lib/organizations/tree-targets";

/** Narrows usage to the calls that count for projects in reach; whoever holds the organization sees all of them. */
export function isVisibleUsage(ctx: Context, projectId: PgColumn): SQL | undefined {
  if (hasOrganizationAccess(ctx)) return undefined;
  const reached = ctx.db
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.organizationId, ctx.organizationId), visibleProjects(ctx)));
  return inArray(projectId, reached);
}
