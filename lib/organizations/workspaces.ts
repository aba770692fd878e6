import { and, eq, like } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/db/schema";
import { recordChange } from "@/lib/core/audit-trail";
import { label, version } from "@/lib/core/codecs";
import { mapConstraintErrors } from "@/lib/core/constraint-errors";
import type { Context } from "@/lib/core/context";
import { AppError, nameConflict } from "@/lib/core/errors";
import { command, query } from "@/lib/core/operation";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/pagination";
import { anywhere, organizationTarget } from "@/lib/core/permissions";
import { findFreeSlug, slug } from "@/lib/core/slug";
import { updateRow } from "@/lib/core/update-row";
import { findWorkspaceTarget, visibleWorkspaces } from "./tree-targets";
import { deletedView, workspaceColumns, workspaceView } from "./tree-views";

type Workspace = z.output<typeof workspaceView>;

const reference = z.object({ id: z.string() });
const entity = {
  table: workspaces,
  subject: "workspace",
  visible: ({ name, slug }: Workspace) => ({ name, slug }),
};
const slugTaken = { workspaces_slug: () => nameConflict("slug", "This slug is taken") };

export const listWorkspaces = query({
  name: "workspaces.list",
  title: "List workspaces",
  permission: "projects:read",
  target: () => ({ row: null, target: anywhere }),
  input: z.object(pageInput),
  output: pageSchema(workspaceView),
  run: async (ctx, { limit, cursor }) => {
    const { after, order } = newestFirst(workspaces, cursor);
    const rows = await ctx.db
      .select(workspaceColumns)
      .from(workspaces)
      .where(and(eq(workspaces.organizationId, ctx.organizationId), visibleWorkspaces(ctx), after))
      .orderBy(...order)
      .limit(limit + 1);
    return toPage(rows, limit);
  },
});

export const createWorkspace = command({
  name: "workspaces.create",
  title: "Create a workspace",
  permission: "projects:write",
  target: () => ({ row: null, target: organizationTarget }),
  input: z.strictObject({ name: label, slug: slug.optional() }),
  output: workspaceView,

  replay: {
    recordOf: (workspace) => workspace.id,
    answer: async (ctx, id) => (await findWorkspaceTarget(ctx, id)).row,
  },
  run: (ctx, input) => insertWorkspace(ctx, input),
});

export const getWorkspace = query({
  name: "workspaces.get",
  title: "Get a workspace",
  permission: "projects:read",
  target: (ctx, { id }) => findWorkspaceTarget(ctx, id),
  input: reference,
  output: workspaceView,
  run: async (_ctx, _input, workspace) => workspace,
});

export const updateWorkspace = command({
  name: "workspaces.update",
  title: "Update a workspace",
  permission: "projects:write",
  target: (ctx, { id }) => findWorkspaceTarget(ctx, id),
  input: z.strictObject({ id: z.string(), version, name: label.optional(), slug: slug.optional() }),
  output: workspaceView,

  run: (ctx, { id: _, version, ...patch }, workspace) =>
    mapConstraintErrors(updateRow(ctx, entity, workspace, version, patch), slugTaken),
});

export const deleteWorkspace = command({
  name: "workspaces.delete",
  title: "Delete a workspace",
  permission: "projects:write",
  target: (ctx, { id }) => findWorkspaceTarget(ctx, id),
  input: reference,
  output: deletedView,

  run: async (ctx, _input, workspace) => {
    const own = and(eq(workspaces.organizationId, ctx.organizationId), eq(workspaces.id, workspace.id));
    await mapConstraintErrors(ctx.db.delete(workspaces).where(own), {
      projects_workspace: () => holds("projects"),
      runtimes_workspace: () => holds("runtimes"),
      credentials_workspace: () => holds("credentials"),
      storage_units_workspace: () => holds("storage units"),
    });
    recordChange(ctx, {
      subject: `workspace:${workspace.id}`,
      name: workspace.name,
      before: entity.visible(workspace),
      after: null,
    });
    return { id: workspace.id, deleted: true } as const;
  },
});

/** Makes a workspace, under a free slug after its name where none is asked for. */
export async function insertWorkspace(
  ctx: Context,
  input: { name: string; slug?: string },
): Promise<Workspace> {
  const free = await findFreeSlug(input.slug, input.name, async (base) => {
    const rows = await ctx.db
      .select({ slug: workspaces.slug })
      .from(workspaces)
      .where(and(eq(workspaces.organizationId, ctx.organizationId), like(workspaces.slug, `${base}%`)));
    return rows.map((row) => row.slug);
  });
  const [workspace] = await mapConstraintErrors(
    ctx.db
      .insert(workspaces)
      .values({ organizationId: ctx.organizationId, name: input.name, slug: free })
      .returning(workspaceColumns),
    slugTaken,
  );
  if (!workspace) throw new Error("The workspace was not written");
  recordChange(ctx, {
    subject: `workspace:${workspace.id}`,
    name: workspace.name,
    before: null,
    after: entity.visible(workspace),
  });
  return workspace;
}

const holds = (what: string) =>
  new AppError("NOT_EMPTY", {
    message: `This workspace still holds ${what}`,
    headers: { "x-should-retry": "false" },
  });
