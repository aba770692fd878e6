import { and, eq, inArray, like, or } from "drizzle-orm";
import { z } from "zod";
import { projects } from "@/db/schema";
import { recordChange } from "@/lib/core/audit-trail";
import { label, version } from "@/lib/core/codecs";
import { mapConstraintErrors } from "@/lib/core/constraint-errors";
import { containsText } from "@/lib/core/contains-text";
import type { Context } from "@/lib/core/context";
import { nameConflict } from "@/lib/core/errors";
import { command, query } from "@/lib/core/operation";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/pagination";
import { anywhere } from "@/lib/core/permissions";
import { findFreeSlug, slug } from "@/lib/core/slug";
import { updateRow } from "@/lib/core/update-row";
import { removeProject } from "./remove-project";
import { findProjectTarget, findWorkspaceTarget, visibleProjects } from "./tree-targets";
import { deletedView, projectColumns, projectView } from "./tree-views";

type Project = z.output<typeof projectView>;

const reference = z.object({ id: z.string() });
const entity = {
  table: projects,
  subject: "project",
  visible: ({ name, slug, workspaceId }: Project) => ({ name, slug, workspaceId }),
};
const slugTaken = { projects_slug: () => nameConflict("slug", "This slug is taken") };

export const listProjects = query({
  name: "projects.list",
  title: "List projects",
  permission: "projects:read",
  target: () => ({ row: null, target: anywhere }),
  input: z.object({
    ...pageInput,
    workspaceId: z.array(z.guid()).max(100).optional(),
    id: z.array(z.guid()).max(100).optional(),
    search: z.string().trim().max(200).optional(),
  }),
  output: pageSchema(projectView),
  run: async (ctx, { limit, cursor, workspaceId, id, search }) => {
    const { after, order } = newestFirst(projects, cursor);
    const rows = await ctx.db
      .select(projectColumns)
      .from(projects)
      .where(
        and(
          eq(projects.organizationId, ctx.organizationId),
          workspaceId && inArray(projects.workspaceId, workspaceId),
          id && inArray(projects.id, id),
          search ? or(containsText(projects.name, search), containsText(projects.slug, search)) : undefined,
          visibleProjects(ctx),
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    return toPage(rows, limit);
  },
});

export const createProject = command({
  name: "projects.create",
  title: "Create a project",
  permission: "projects:write",
  target: (ctx, { workspaceId }) => findWorkspaceTarget(ctx, workspaceId),
  input: z.strictObject({ workspaceId: z.string(), name: label, slug: slug.optional() }),
  output: projectView,

  replay: {
    recordOf: (project) => project.id,
    answer: async (ctx, id) => (await findProjectTarget(ctx, id)).row,
  },
  run: (ctx, input) => insertProject(ctx, input),
});

export const getProject = query({
  name: "projects.get",
  title: "Get a project",
  permission: "projects:read",
  target: (ctx, { id }) => findProjectTarget(ctx, id),
  input: reference,
  output: projectView,
  run: async (_ctx, _input, project) => project,
});

export const updateProject = command({
  name: "projects.update",
  title: "Update a project",
  permission: "projects:write",
  target: (ctx, { id }) => findProjectTarget(ctx, id),
  input: z.strictObject({ id: z.string(), version, name: label.optional(), slug: slug.optional() }),
  output: projectView,

  run: (ctx, { id: _, version, ...patch }, project) =>
    mapConstraintErrors(updateRow(ctx, entity, project, version, patch), slugTaken),
});

export const deleteProject = command({
  name: "projects.delete",
  title: "Delete a project",
  permission: "projects:write",
  target: (ctx, { id }) => findProjectTarget(ctx, id),
  input: reference.extend({ force: z.boolean().default(false) }),
  output: deletedView,

  run: async (ctx, { force }, project) => {
    await removeProject(ctx, project.id, force);
    recordChange(ctx, {
      subject: `project:${project.id}`,
      name: project.name,
      before: entity.visible(project),
      after: null,
    });
    return { id: project.id, deleted: true } as const;
  },
});

/** Makes a project, under a free slug after its name where none is asked for. */
export async function insertProject(
  ctx: Context,
  input: { workspaceId: string; name: string; slug?: string },
): Promise<Project> {
  const free = await findFreeSlug(input.slug, input.name, async (base) => {
    const rows = await ctx.db
      .select({ slug: projects.slug })
      .from(projects)
      .where(and(eq(projects.organizationId, ctx.organizationId), like(projects.slug, `${base}%`)));
    return rows.map((row) => row.slug);
  });
  const [project] = await mapConstraintErrors(
    ctx.db
      .insert(projects)
      .values({
        organizationId: ctx.organizationId,
        workspaceId: input.workspaceId,
        name: input.name,
        slug: free,
      })
      .returning(projectColumns),
    slugTaken,
  );
  if (!project) throw new Error("The project was not written");
  recordChange(ctx, {
    subject: `project:${project.id}`,
    name: project.name,
    before: null,
    after: entity.visible(project),
  });
  return project;
}
