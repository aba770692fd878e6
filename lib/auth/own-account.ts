import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { endSessions } from "@/lib/auth/sessions";
import { recordChange } from "@/lib/core/audit-trail";
import type { Context, UserActor } from "@/lib/core/context";
import { noAccess, notFound } from "@/lib/core/errors";
import { anywhere } from "@/lib/core/permissions";

export const accountView = z.object({ id: z.string(), email: z.string(), name: z.string() });

export const endedView = z.object({ ended: z.int() });

/** Everybody's own account: these operations take no permission and act on nobody else. */
export const own = async (ctx: Context) => {
  if (ctx.actor.kind !== "user") throw noAccess();
  const [user] = await ctx.db
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .where(eq(users.id, ctx.actor.id));
  if (!user) throw notFound();
  return { row: { ...user, session: ctx.actor.session }, target: anywhere };
};

export type Own = z.output<typeof accountView> & Pick<UserActor, "session">;

export const changeUser = (ctx: Context, id: string, patch: { name?: string; passwordHash?: string }) =>
  ctx.db
    .update(users)
    .set({ ...patch, version: sql`${users.version} + 1`, updatedAt: ctx.now })
    .where(eq(users.id, id));

export async function end(
  ctx: Context,
  { id: userId, email: name }: Own,
  which: Parameters<typeof endSessions>[2],
) {
  const ended = await endSessions(ctx.db, userId, which);
  for (const id of ended)
    recordChange(ctx, { subject: `session:${id}`, name, before: { userId }, after: null });
  return { ended: ended.length };
}
