import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { sessions, users } from "@/db/schema";
import { changeUser, end, endedView, own } from "@/lib/auth/own-account";
import { hashPassword, password, passwordMatches } from "@/lib/auth/passwords";
import { admitTry, forgiveTry } from "@/lib/auth/throttle";
import { recordChange } from "@/lib/core/audit-trail";
import type { Context } from "@/lib/core/context";
import { invalidField } from "@/lib/core/errors";
import { command, invalidInput, type Operation } from "@/lib/core/operation";

const setPassword = command({
  name: "account.changePassword",
  title: "Change your password",
  permission: null,
  target: own,
  input: z.strictObject({ next: password }),
  output: endedView,

  run: async (ctx, { next }, account) => {
    await changeUser(ctx, account.id, { passwordHash: await hashPassword(next) });
    const { id, email: name, session } = account;
    recordChange(ctx, { subject: `user:${id}`, name, before: {}, after: { password: "changed" } });
    if (session) await reauthenticated(ctx, session.id);
    return end(ctx, account, { except: session?.id ?? null });
  },
});

const passwordInput = z.strictObject({ current: z.string().max(1000), next: password });

/**
 * Changes one's own password, which ends all other sessions. The old one is asked for and its tries are counted,
 * outside of the transaction, which a wrong one would undo.
 */
export const changePassword: Operation<typeof passwordInput, typeof endedView> = {
  ...setPassword,
  input: passwordInput,
  execute: async (ctx, raw) => {
    const input = passwordInput.safeParse(raw);
    if (!input.success) throw invalidInput(input.error);
    const { row } = await own(ctx);
    const tried = { account: row.email, address: ctx.request.ip };
    await admitTry(ctx.db, tried);
    const [stored] = await ctx.db
      .select({ passwordHash: users.passwordHash })
      .from(users)
      .where(eq(users.id, row.id));
    if (!(await passwordMatches(input.data.current, stored?.passwordHash ?? null)))
      throw invalidField("current", "This is not your password");
    await forgiveTry(ctx.db, tried);
    return setPassword.execute(ctx, { next: input.data.next });
  },
};

const reauthenticated = (ctx: Context, sessionId: string) =>
  ctx.db.update(sessions).set({ reauthenticatedAt: sql`now()` }).where(eq(sessions.id, sessionId));
