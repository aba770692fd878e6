import { and, eq, like } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/db/schema";
import { noteChange } from "@/lib/core/audit-trail";
import { label, version } from "@/lib/core/codecs";
import { refusing } from "@/lib/core/constraint-errors";
import type { Context } from "@/lib/core/context";
import { AppError, taken } from "@/lib/core/errors";
import { command, query } from "@/lib/core/operation";
import { newestFirst, pageFrom, pageInput, pageOf } from "@/lib/core/pagination";
import { anywhere, theOrganization } from "@/lib/core/permissions";
import { freeSlug, slug } from "@/lib/core/slug";
import { changeRow } from "@/lib/core/update-row";
import { visibleWorkspaces, workspaceOf } from "./tree-targets";
import { deletedView, workspaceColumns, workspaceView } from "./tree-views";

type Workspace = z.output<typeof workspaceView>;

const reference = z.object({ id: z.string() });
const entity = {
  table: workspaces,
  subject: "workspace",
  visible: ({ name, slug }: Workspace) => ({ name, slug }),
};
const slugTaken = { workspaces_slug: () => taken("slug", "This slug is taken") };

export const listWorkspaces = query({
  permission: "projects:read",
  place: () => ({ row: null, place: anywhere }),
  input: z.object(pageInput),
  output: pageOf(workspaceView),
  run: async (ctx, { limit, cursor }) => {
    const { after, order } = newestFirst(workspaces, cursor);
    const rows = await ctx.db
      .select(workspaceColumns)
      .from(workspaces)
      .where(and(eq(workspaces.organizationId, ctx.organizationId), visibleWorkspaces(ctx), after))
      .orderBy(...order)
      .limit(limit + 1);
    return pageFrom(rows, limit);
  },
});

export const createWorkspace = command({
  permission: "projects:write",
  place: () => ({ row: null, place: theOrganization }),
  input: z.strictObject({ name: label, slug: slug.optional() }),
  output: workspaceView,
  audit: "workspace.create",
  replay: {
    recordOf: (workspace) => workspace.id,
    answer: async (ctx, id) => (await workspaceOf(ctx, id)).row,
  },
  run: (ctx, input) => insertWorkspace(ctx, input),
});

export const getWorkspace = query({
  permission: "projects:read",
  place: (ctx, { id }) => workspaceOf(ctx, id),
  input: reference,
  output: workspaceView,
  run: async (_ctx, _input, workspace) => workspace,
});

export const updateWorkspace = command({
  permission: "projects:write",
  place: (ctx, { id }) => workspaceOf(ctx, id),
  input: z.strictObject({ id: z.string(), version, name: label.optional(), slug: slug.optional() }),
  output: workspaceView,
  audit: "workspace.update",
  run: (ctx, { id: _, version, ...patch }, workspace) =>
    refusing(changeRow(ctx, entity, workspace, version, patch), slugTaken),
});

export const deleteWorkspace = command({
  permission: "projects:write",
  place: (ctx, { id }) => workspaceOf(ctx, id),
  input: reference,
  output: deletedView,
  audit: "workspace.delete",
  run: async (ctx, _input, workspace) => {
    const own = and(eq(workspaces.organizationId, ctx.organizationId), eq(workspaces.id, workspace.id));
    await refusing(ctx.db.delete(workspaces).where(own), {
      projects_workspace: () => holds("projects"),
      runtimes_workspace: () => holds("runtimes"),
      credentials_workspace: () => holds("credentials"),
      storage_units_workspace: () => holds("storage units"),
    });
    noteChange(ctx, {
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
  const free = await freeSlug(input.slug, input.name, async (base) => {
    const rows = await ctx.db
      .select({ slug: workspaces.slug })
      .from(workspaces)
      .where(and(eq(workspaces.organizationId, ctx.organizationId), like(workspaces.slug, `${base}%`)));
    return rows.map((row) => row.slug);
  });
  const [workspace] = await refusing(
    ctx.db
      .insert(workspaces)
      .values({ organizationId: ctx.organizationId, name: input.name, slug: free })
      .returning(workspaceColumns),
    slugTaken,
  );
  if (!workspace) throw new Error("The workspace was not written");
  noteChange(ctx, {
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
