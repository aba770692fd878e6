import { and, eq, inArray } from "drizzle-orm";
import { keyProjects, keys, projects } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import {
  type FoundTarget,
  hasOrganizationAccess,
  organizationTarget,
  type Target,
} from "@/lib/core/permissions";
import { isId } from "@/lib/core/slug";
import { visibleProjects } from "@/lib/organizations/tree-targets";
import { completeKeys, type Key, selectKeys } from "./load-keys";

type Reference = { id: string };

/** Finds the key of an id in the caller's organization, to read it. */
export async function findKeyTarget(ctx: Context, { id }: Reference): Promise<FoundTarget<Key>> {
  if (!isId(id)) throw notFound();
  return toFoundKey(ctx, await selectKeys(ctx).where(ownKey(ctx, id)));
}

/** Finds the key of an id and locks its row, so that what is decided on it still holds when it is written. */
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

/** Maps a key to the target that permissions on it are checked on. */
export function toKeyTarget({ projectId, workspaceId }: Pick<Key, "projectId" | "workspaceId">): Target {
  return projectId && workspaceId ? { level: "project", projectId, workspaceId } : organizationTarget;
}

/** Finds a project that inherits an organization key and that the actor has access to. */
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
