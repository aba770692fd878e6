import { and, eq, sql } from "drizzle-orm";
import { runtimes } from "@/db/schema/index";
import { invalidField } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import type { Runtime } from "./runtime-view";

/**
 * Checks the fallbacks of a runtime: they have its kind, its calls can use them, and none leads back to it. The caller
 * holds the lock of `lockRuntimes`.
 * @throws INVALID_REQUEST when a fallback does not fit.
 */
export async function checkFallbacks(
  ctx: Context,
  { kind, workspaceId, fallbacks }: Pick<Runtime, "kind" | "workspaceId" | "fallbacks">,
  id: string | null,
) {
  if (fallbacks.length === 0) return;
  const all = await ctx.db
    .select({
      id: runtimes.id,
      name: runtimes.name,
      kind: runtimes.kind,
      workspaceId: runtimes.workspaceId,
      fallbacks: runtimes.fallbacks,
    })
    .from(runtimes)
    .where(eq(runtimes.organizationId, ctx.organizationId));
  const byId = new Map(all.map((runtime) => [runtime.id, runtime]));
  for (const fallback of fallbacks) {
    const found = byId.get(fallback);
    const isUsable = found && (found.workspaceId === null || found.workspaceId === workspaceId);
    if (!isUsable) throw invalidField("fallbacks", "There is no such runtime");
    if (found.kind !== kind) throw invalidField("fallbacks", `${found.name} has another kind`);
    if (fallback === id) throw invalidField("fallbacks", "A runtime cannot be its own fallback");
    if (id !== null && leadsTo(id, fallback, byId)) {
      throw invalidField("fallbacks", `${found.name} already falls back to this runtime`);
    }
  }
}

/** Returns whether a runtime falls back to another one, directly or over others. */
function leadsTo(
  target: string,
  from: string,
  byId: ReadonlyMap<string, Pick<Runtime, "fallbacks">>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (seen.has(from)) return false;
  const next = byId.get(from)?.fallbacks ?? [];
  return next.some((id) => id === target || leadsTo(target, id, byId, new Set([...seen, from])));
}

/** Removes a runtime from the fallbacks of the others. */
export async function removeFromFallbacks(ctx: Context, id: string) {
  await ctx.db
    .update(runtimes)
    .set({ fallbacks: sql`array_remove(${runtimes.fallbacks}, ${id}::uuid)` })
    .where(
      and(eq(runtimes.organizationId, ctx.organizationId), sql`${id}::uuid = any(${runtimes.fallbacks})`),
    );
}
