import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { sessions, users } from "@/db/schema";
import { recordChange } from "@/lib/core/audit-trail";
import { label, time } from "@/lib/core/codecs";
import type { Context, UserActor } from "@/lib/core/context";
import { invalidField, noAccess, notFound } from "@/lib/core/errors";
import { command, invalidInput, type Operation, query } from "@/lib/core/operation";
import { anywhere } from "@/lib/core/permissions";
import { hashPassword, password, passwordMatches } from "./passwords";
import { endSessions, liveSessions } from "./sessions";
import { admitTry, forgiveTry } from "./throttle";

const accountView = z.object({ id: z.string(), email: z.string(), name: z.string() });
const endedView = z.object({ ended: z.int() });

/** Everybody's own account: these operations take no permission and act on nobody else. */
const own = async (ctx: Context) => {
  if (ctx.actor.kind !== "user") throw noAccess();
  const [user] = await ctx.db
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .where(eq(users.id, ctx.actor.id));
  if (!user) throw notFound();
  return { row: { ...user, session: ctx.actor.session }, target: anywhere };
};
type Own = z.output<typeof accountView> & Pick<UserActor, "session">;

export const renameAccount = command({
  name: "account.update",
  title: "Rename your account",
  permission: null,
  target: own,
  input: z.strictObject({ name: label }),
  output: accountView,

  run: async (ctx, { name }, { id, email, name: before }) => {
    if (name === before) return { id, email, name };
    await changeUser(ctx, id, { name });
    recordChange(ctx, { subject: `user:${id}`, name, before: { name: before }, after: { name } });
    return { id, email, name };
  },
});

export const listSessions = query({
  name: "sessions.list",
  title: "List your sessions",
  permission: null,
  target: own,
  input: z.object({}),
  output: z.object({
    data: z.array(
      z.object({
        id: z.string(),
        createdAt: time,
        lastSeenAt: time,
        ip: z.string().nullable(),
        client: z.string().nullable(),
        current: z.boolean(),
      }),
    ),
  }),
  run: async (ctx, _input, { id, session }) => {
    const live = await liveSessions(ctx.db, id);
    return { data: live.map((row) => ({ ...row, current: row.id === session?.id })) };
  },
});

export const endSession = command({
  name: "sessions.end",
  title: "End a session",
  permission: null,
  target: own,
  input: z.strictObject({ id: z.guid() }),
  output: endedView,

  run: (ctx, { id }, account) => end(ctx, account, { only: id }),
});

export const endOtherSessions = command({
  name: "sessions.endOthers",
  title: "End all other sessions",
  permission: null,
  target: own,
  input: z.strictObject({}),
  output: endedView,

  run: (ctx, _input, account) => end(ctx, account, { except: account.session?.id ?? null }),
});

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

const changeUser = (ctx: Context, id: string, patch: { name?: string; passwordHash?: string }) =>
  ctx.db
    .update(users)
    .set({ ...patch, version: sql`${users.version} + 1`, updatedAt: ctx.now })
    .where(eq(users.id, id));

const reauthenticated = (ctx: Context, sessionId: string) =>
  ctx.db.update(sessions).set({ reauthenticatedAt: sql`now()` }).where(eq(sessions.id, sessionId));

async function end(ctx: Context, { id: userId, email: name }: Own, which: Parameters<typeof endSessions>[2]) {
  const ended = await endSessions(ctx.db, userId, which);
  for (const id of ended)
    recordChange(ctx, { subject: `session:${id}`, name, before: { userId }, after: null });
  return { ended: ended.length };
}
