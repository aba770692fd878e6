import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { sessions, users } from "@/db/schema";
import { endedView, endOwnSessions, findOwnAccount, updateUser } from "@/lib/auth/own-account";
import { hashPassword, password, passwordMatches } from "@/lib/auth/passwords";
import { admitTry, forgiveTry } from "@/lib/auth/throttle";
import { recordChange } from "@/lib/core/audit-trail";
import type { Context } from "@/lib/core/context";
import { invalidField } from "@/lib/core/errors";
import { effect } from "@/lib/core/operation";

/**
 * Changes the caller's password and ends all their other sessions. Tries with a wrong current password are
 * limited.
 */
export const changePassword = effect({
  name: "account.changePassword",
  title: "Change your password",
  permission: null,
  allowed: { self: () => [{ current: "not the password", next: "a password for tests" }] },
  target: findOwnAccount,
  input: z.strictObject({ current: z.string().max(1000), next: password }),
  output: endedView,

  claim: async (ctx, _input, { id, session }) => {
    const subjects = [`session:${session?.id ?? id}` as const];
    await admitTry(ctx.db, subjects, "sign_in");
    return { subjects, stored: await lockPasswordHash(ctx, id) };
  },
  call: async (_ctx, { stored }, { current, next }) => {
    if (!(await passwordMatches(current, stored))) throw wrongPassword();
    return hashPassword(next);
  },
  record: async (ctx, passwordHash, { subjects, stored }, account) => {
    const { id, email: name, session } = account;
    if ((await lockPasswordHash(ctx, id)) !== stored) throw wrongPassword();
    await forgiveTry(ctx.db, subjects);
    await updateUser(ctx, id, { passwordHash });
    recordChange(ctx, { subject: `user:${id}`, name, before: {}, after: { password: "changed" } });
    if (session) await markReauthenticated(ctx, session.id);
    return endOwnSessions(ctx, account, { except: session?.id ?? null });
  },
});

const wrongPassword = () => invalidField("current", "This is not your password");

async function lockPasswordHash(ctx: Context, id: string): Promise<string | null> {
  const [user] = await ctx.db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, id))
    .for("update");
  return user?.passwordHash ?? null;
}

const markReauthenticated = (ctx: Context, sessionId: string) =>
  ctx.db.update(sessions).set({ reauthenticatedAt: sql`now()` }).where(eq(sessions.id, sessionId));
