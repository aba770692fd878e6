import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { organizations, projects, workspaces } from "@/db/schema/index";
import { AppError, noAccess, notFound } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { type FoundTarget, hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { projectColumns, workspaceColumns } from "./tree-views";

/** Returns the condition for projects that the actor may read, undefined for all projects. */
export function visibleProjects({ actor }: Pick<Context, "actor">): SQL | undefined {
  if (actor.kind === "user" && !hasOrganizationAccess({ actor })) {
    return inArray(projects.workspaceId, [...actor.workspaces.keys()]);
  }
  if (actor.kind !== "key" || actor.access.kind === "all") return undefined;
  return actor.access.kind === "project"
    ? eq(projects.id, actor.access.projectId)
    : inArray(projects.id, actor.access.projectIds);
}

/** Returns the condition for workspaces that the actor may read, undefined for all workspaces. */
export function visibleWorkspaces({ actor }: Pick<Context, "actor">): SQL | undefined {
  if (hasOrganizationAccess({ actor })) return undefined;
  return actor.kind === "user" ? inArray(workspaces.id, [...actor.workspaces.keys()]) : sql`false`;
}

/**
 * Finds a workspace of the organization by id or slug.
 * @throws `hidden` when there is none.
 */
export async function findWorkspaceTarget(ctx: Context, reference: string, hidden = notFound()) {
  const named = isId(reference) ? eq(workspaces.id, reference) : eq(workspaces.slug, reference);
  const [row] = await ctx.db
    .select(workspaceColumns)
    .from(workspaces)
    .where(and(eq(workspaces.organizationId, ctx.organizationId), named));
  if (!row) throw hidden;
  return { row, target: { level: "workspace", workspaceId: row.id }, hidden } satisfies FoundTarget<
    typeof row
  >;
}

/**
 * Finds the workspace in a request by id or slug.
 * @throws FORBIDDEN (`access`) when there is none, or the caller has no access to it.
 */
export function findNamedWorkspace(ctx: Context, reference: string) {
  return findWorkspaceTarget(ctx, reference, noAccess());
}

/**
 * Checks that the organization in a request, an id or slug, is the caller's own.
 * @throws FORBIDDEN (`access`) when it is another one, or the caller is a key without access to all projects.
 */
export async function findNamedOrganization(ctx: Context, reference: string) {
  if (ctx.actor.kind === "key" && !hasOrganizationAccess(ctx)) throw noAccess();
  if (reference.toLowerCase() === ctx.organizationId) return;
  const [own] = await ctx.db
    .select({ id: organizations.id })
    .from(organizations)
    .where(and(eq(organizations.id, ctx.organizationId), eq(organizations.slug, reference)));
  if (!own) throw noAccess();
}

/**
 * Finds a project of the organization by id or slug.
 * @throws NOT_FOUND when there is none.
 */
export async function findProjectTarget(ctx: Context, reference: string) {
  return located(await findProject(ctx, reference), notFound());
}

/**
 * Finds the project in a request by id or slug.
 * @throws FORBIDDEN (`project`) when there is none, or the caller has no access to it.
 */
export async function findNamedProject(ctx: Context, reference: string, param: string) {
  return located(await findProject(ctx, reference), projectNotAllowed(param));
}

/**
 * Returns the ids of the projects in a request, given by ids or slugs.
 * @throws FORBIDDEN (`project`) when one does not exist, or the caller has no access to it.
 */
export async function findNamedProjects(
  ctx: Context,
  references: string[],
  param: string,
): Promise<string[]> {
  const ids = references.filter(isId);
  const rows = await ctx.db
    .select({ id: projects.id, slug: projects.slug })
    .from(projects)
    .where(
      and(
        eq(projects.organizationId, ctx.organizationId),
        or(inArray(projects.id, ids), inArray(projects.slug, references)),
        visibleProjects(ctx),
      ),
    );
  return references.map((reference) => {
    const byId = isId(reference) && reference.toLowerCase();
    const found = rows.find(({ id, slug }) => (byId ? id === byId : slug === reference));
    if (!found) throw projectNotAllowed(param);
    return found.id;
  });
}

const projectNotAllowed = (param: string) =>
  new AppError("FORBIDDEN", { message: "Project not allowed", reason: "project", param });

async function findProject(ctx: Context, reference: string) {
  const named = isId(reference) ? eq(projects.id, reference) : eq(projects.slug, reference);
  const [row] = await ctx.db
    .select(projectColumns)
    .from(projects)
    .where(and(eq(projects.organizationId, ctx.organizationId), named));
  return row;
}

function located(row: Awaited<ReturnType<typeof findProject>>, hidden: AppError) {
  if (!row) throw hidden;
  const target = { level: "project", workspaceId: row.workspaceId, projectId: row.id } as const;
  return { row, target, hidden } satisfies FoundTarget<typeof row>;
}
