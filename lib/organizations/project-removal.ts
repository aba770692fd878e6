import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { keys, projects, usage } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

const LISTED = 20;

/**
 * Removes a project with its keys. Throws KEY_ACTIVE, with the keys, while one of them is enabled and not
 * revoked, and HAS_USAGE while one has usage, unless `force`, which purges that usage as well.
 */
export async function removeProject(ctx: Context, projectId: string, force: boolean) {
  const own = and(eq(keys.organizationId, ctx.organizationId), eq(keys.projectId, projectId));
  // The project's row first: a key that is being made in it waits, and then finds it gone.
  await ctx.db.select({ id: projects.id }).from(projects).where(eq(projects.id, projectId)).for("update");
  const active = await ctx.db
    .select({ id: keys.id, name: keys.name })
    .from(keys)
    .where(and(own, eq(keys.enabled, true), isNull(keys.revokedAt)))
    .limit(LISTED)
    .for("update");
  if (active.length > 0) throw standingInTheWay("KEY_ACTIVE", active);
  const used = await ctx.db
    .select({ id: keys.id, name: keys.name })
    .from(keys)
    .where(and(own, isNotNull(keys.firstUsedAt)))
    .limit(LISTED);
  if (used.length > 0 && !force) throw standingInTheWay("HAS_USAGE", used);
  if (used.length > 0) {
    const ids = ctx.db.select({ id: keys.id }).from(keys).where(own);
    await ctx.db
      .delete(usage)
      .where(and(eq(usage.organizationId, ctx.organizationId), inArray(usage.keyId, ids)));
  }
  await ctx.db
    .delete(projects)
    .where(and(eq(projects.organizationId, ctx.organizationId), eq(projects.id, projectId)));
}

function standingInTheWay(code: "KEY_ACTIVE" | "HAS_USAGE", keys: { id: string; name: string }[]) {
  const why = code === "KEY_ACTIVE" ? "are still active" : "have usage";
  return new AppError(code, {
    message: `Keys of this project ${why}: ${keys.map((key) => key.name).join(", ")}`,
    headers: { "x-should-retry": "false" },
    extra: { keys },
  });
}
