import { and, eq, inArray } from "drizzle-orm";
import { keyProjects, keys, projects } from "@/db/schema/index";
import { notFound } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import {
  type FoundTarget,
  hasOrganizationAccess,
  organizationTarget,
  type Target,
} from "@/lib/core/operations/permissions";
import { visibleProjects } from "@/lib/organizations/tree-targets";
import { completeKeys, type Key, selectKeys } from "./load-keys";

type Reference = { id: string };

/**
 * Finds a key of the caller's organization by its id, for reading.
 * @throws NOT_FOUND when there is none.
 */
export async function findKeyTarget(ctx: Context, { id }: Reference): Promise<FoundTarget<Key>> {
  if (!isId(id)) throw notFound();
  return toFoundKey(ctx, await selectKeys(ctx).where(ownKey(ctx, id)));
}

/** Finds a key like `findKeyTarget`, but also locks its row until the transaction ends. */
export async function findKeyToUpdate(ctx: Context, { id }: Reference): Promise<FoundTarget<Key>> {
  if (!isId(id)) throw notFound();
  return toFoundKey(ctx, await selectKeys(ctx).where(ownKey(ctx, id)).for("update", { of: keys }));
}

const ownKey = (ctx: Context, id: string) =>
  and(eq(keys.organizationId, ctx.organizationId), eq(keys.id, id));

async function toFoundKey(
  ctx: Context,
  rows: Awaited<ReturnType<typeof selectKeys>>,
): Promise<FoundTarget<Key>> {
  const [row] = await completeKeys(ctx, rows);
  if (!row) throw notFound();
  return { row, target: toKeyTarget(row), readableFrom: await findInheritingTarget(ctx, row) };
}

/** Maps a key to its target: its project, or the organization. */
export function toKeyTarget({ projectId, workspaceId }: Pick<Key, "projectId" | "workspaceId">): Target {
  return projectId && workspaceId ? { level: "project", projectId, workspaceId } : organizationTarget;
}

/**
 * Returns one project that inherits an organization key and that the actor has access to. The list is empty
 * for project keys and for actors with access to the whole organization.
 */
async function findInheritingTarget(ctx: Context, key: Key): Promise<Target[]> {
  if (key.projectId || hasOrganizationAccess(ctx)) return [];
  const selected = ctx.db
    .select({ id: keyProjects.projectId })
    .from(keyProjects)
    .where(eq(keyProjects.keyId, key.id));
  const seen = await ctx.db
    .select({ projectId: projects.id, workspaceId: projects.workspaceId })
    .from(projects)
    .where(
      and(
        eq(projects.organizationId, ctx.organizationId),
        visibleProjects(ctx),
        key.projectAccess === "selected" ? inArray(projects.id, selected) : undefined,
      ),
    )
    .limit(1);
  return seen.map((project) => ({ level: "project", ...project }));
}
