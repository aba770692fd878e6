import { and, eq, like } from "drizzle-orm";
import type { z } from "zod";
import { projects } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { nameConflict } from "@/lib/core/errors/errors";
import { findFreeSlug } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { projectColumns, type projectView, type workspaceView } from "./tree-views";

type Project = z.output<typeof projectView>;
type Workspace = z.output<typeof workspaceView>;

/** The table of projects for `updateRow`, and the fields that audit rows show. */
export const projectEntity = {
  table: projects,
  subject: "project",
  visible: ({ name, slug, workspaceId }: Project) => ({ name, slug, workspaceId }),
};

/** The errors for database constraints that a project may violate. */
export const projectConstraints = { projects_slug: () => nameConflict("slug", "This slug is taken") };

/**
 * Creates a project in a workspace. Without a slug, it gets a free one made from the name. `workspace` is the
 * found row, since the input may have an id or a slug.
 * @throws CONFLICT (`taken`) when another project of the organization has the slug.
 */
export async function insertProject(
  ctx: Context,
  workspace: Pick<Workspace, "id">,
  { name, slug }: { name: string; slug?: string },
): Promise<Project> {
  const free = await findFreeSlug(slug, name, async (base) => {
    const rows = await ctx.db
      .select({ slug: projects.slug })
      .from(projects)
      .where(and(eq(projects.organizationId, ctx.organizationId), like(projects.slug, `${base}%`)));
    return rows.map((row) => row.slug);
  });
  const [project] = await mapConstraintErrors(
    ctx.db
      .insert(projects)
      .values({ organizationId: ctx.organizationId, workspaceId: workspace.id, name, slug: free })
      .returning(projectColumns),
    projectConstraints,
  );
  if (!project) throw new Error("The project was not written");
  recordChange(ctx, {
    subject: `project:${project.id}`,
    name: project.name,
    before: null,
    after: projectEntity.visible(project),
  });
  return project;
}
