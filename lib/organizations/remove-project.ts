import { and, eq, sql } from "drizzle-orm";
import { keys, projects } from "@/db/schema/index";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { purgeUsage } from "./purge-usage";

const LISTED = 20;

/**
 * Deletes a project with its keys. With `force`, also deletes the keys' usage.
 * @throws KEY_ACTIVE with the keys when one is enabled and not revoked.
 * @throws HAS_USAGE with the keys when one has usage and `force` is false.
 */
export async function removeProject(ctx: Context, projectId: string, force: boolean) {
  const own = and(eq(keys.organizationId, ctx.organizationId), eq(keys.projectId, projectId));
  // The project's row is locked first, so that a parallel creation of a key in it waits and then fails.
  await ctx.db.select({ id: projects.id }).from(projects).where(eq(projects.id, projectId)).for("update");
  const locked = await ctx.db
    .select({
      id: keys.id,
      name: keys.name,
      active: sql<boolean>`${keys.enabled} and ${keys.revokedAt} is null`,
      used: sql<boolean>`${keys.firstUsedAt} is not null`,
    })
    .from(keys)
    .where(own)
    .orderBy(keys.id)
    .for("update");
  const active = locked.filter((key) => key.active);
  if (active.length > 0) throw keysError("KEY_ACTIVE", active);
  const used = locked.filter((key) => key.used);
  if (used.length > 0 && !force) throw keysError("HAS_USAGE", used);
  if (used.length > 0) await purgeUsage(ctx, ctx.db.select({ id: keys.id }).from(keys).where(own));
  await ctx.db
    .delete(projects)
    .where(and(eq(projects.organizationId, ctx.organizationId), eq(projects.id, projectId)));
}

function keysError(code: "KEY_ACTIVE" | "HAS_USAGE", blocking: { id: string; name: string }[]) {
  const keys = blocking.slice(0, LISTED).map(({ id, name }) => ({ id, name }));
  const why = code === "KEY_ACTIVE" ? "are still active" : "have usage";
  return new AppError(code, {
    message: `Keys of this project ${why}: ${keys.map((key) => key.name).join(", ")}`,
    headers: { "x-should-retry": "false" },
    extra: { keys },
  });
}
