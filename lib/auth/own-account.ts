import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { endSessions } from "@/lib/auth/sessions";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { noAccess, notFound } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { anywhere } from "@/lib/core/operations/permissions";

export const accountView = z.object({ id: z.string(), email: z.string(), name: z.string() });

export const endedView = z.object({ ended: z.int() });

/**
 * Finds the caller's own account, the target of account operations.
 * @throws FORBIDDEN when the caller is not a person.
 * @throws NOT_FOUND when the account does not exist.
 */
export async function findOwnAccount(ctx: Context) {
  if (ctx.actor.kind !== "user") throw noAccess();
  const [user] = await ctx.db
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .where(eq(users.id, ctx.actor.id));
  if (!user) throw notFound();
  return { row: { ...user, session: ctx.actor.session }, target: anywhere };
}

export type OwnAccount = Awaited<ReturnType<typeof findOwnAccount>>["row"];

type UserPatch = Partial<
  Pick<typeof users.$inferInsert, "name" | "passwordHash" | "sealedTotp" | "totpConfirmedAt" | "totpLastStep">
>;

/** Updates an account and raises its version. */
export const updateUser = (ctx: Context, id: string, patch: UserPatch) =>
  ctx.db
    .update(users)
    .set({ ...patch, version: sql`${users.version} + 1`, updatedAt: ctx.now })
    .where(eq(users.id, id));

/** Ends sessions of an account, with one audit row each. Returns the number of ended sessions. */
export async function endOwnSessions(
  ctx: Context,
  { id: userId, email: name }: OwnAccount,
  which: Parameters<typeof endSessions>[2],
) {
  const ended = await endSessions(ctx.db, userId, which);
  for (const id of ended)
    recordChange(ctx, { subject: `session:${id}`, name, before: { userId }, after: null });
  return { ended: ended.length };
}
