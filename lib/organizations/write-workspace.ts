import { and, eq, like } from "drizzle-orm";
import type { z } from "zod";
import { workspaces } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { nameConflict } from "@/lib/core/errors/errors";
import { findFreeSlug } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { workspaceColumns, type workspaceView } from "@/lib/organizations/tree-views";

type Workspace = z.output<typeof workspaceView>;

/** The table of workspaces for `updateRow`, and the fields that audit rows show. */
export const workspaceEntity = {
  table: workspaces,
  subject: "workspace",
  visible: ({ name, slug }: Workspace) => ({ name, slug }),
};

/** The errors for database constraints that a workspace may violate. */
export const workspaceConstraints = { workspaces_slug: () => nameConflict("slug", "This slug is taken") };

/**
 * Creates a workspace. Without a slug, it gets a free one made from the name.
 * @throws CONFLICT (`taken`) when another workspace of the organization has the slug.
 */
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
    workspaceConstraints,
  );
  if (!workspace) throw new Error("The workspace was not written");
  recordChange(ctx, {
    subject: `workspace:${workspace.id}`,
    name: workspace.name,
    before: null,
    after: workspaceEntity.visible(workspace),
  });
  return workspace;
}
