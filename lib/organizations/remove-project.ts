import { and, eq, sql } from "drizzle-orm";
import { keys, projects } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { purgeUsage } from "./purge-usage";

const LISTED = 20;

/**
 * Removes a project with its keys. Throws KEY_ACTIVE, with the keys, while one of them is enabled and not
 * revoked, and HAS_USAGE while one has usage, unless `force`, which purges that usage as well.
 */
export async function removeProject(ctx: Context, projectId: string, force: boolean) {
  const own = and(eq(keys.organizationId, ctx.organizationId), eq(keys.projectId, projectId));
  // The project's row first: a key that is being made in it waits, and then finds it gone.
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
  if (active.length > 0) throw standingInTheWay("KEY_ACTIVE", active);
  const used = locked.filter((key) => key.used);
  if (used.length > 0 && !force) throw standingInTheWay("HAS_USAGE", used);
  if (used.length > 0) await purgeUsage(ctx, ctx.db.select({ id: keys.id }).from(keys).where(own));
  await ctx.db
    .delete(projects)
    .where(and(eq(projects.organizationId, ctx.organizationId), eq(projects.id, projectId)));
}

function standingInTheWay(code: "KEY_ACTIVE" | "HAS_USAGE", standing: { id: string; name: string }[]) {
  const keys = standing.slice(0, LISTED).map(({ id, name }) => ({ id, name }));
  const why = code === "KEY_ACTIVE" ? "are still active" : "have usage";
  return new AppError(code, {
    message: `Keys of this project ${why}: ${keys.map((key) => key.name).join(", ")}`,
    headers: { "x-should-retry": "false" },
    extra: { keys },
  });
}
