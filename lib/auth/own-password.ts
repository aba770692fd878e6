import { eq, sql } from "drizzle-orm";
import { sessions, users } from "@/db/schema";
import type { OwnAccount } from "@/lib/auth/own-account";
import { passwordMatches } from "@/lib/auth/passwords";
import { admitTry, forgiveTry } from "@/lib/auth/throttle";
import { invalidField } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";

type Subjects = `session:${string}`[];
/** A counted try of the caller's own password: its counters and the stored hash. */
type PasswordTry = { subjects: Subjects; stored: string | null };

/**
 * Counts a try of the caller's own password or second factor in this session, before it is checked.
 * @throws RATE_LIMIT after too many tries.
 */
export async function admitOwnTry(ctx: Context, { id, session }: OwnAccount): Promise<Subjects> {
  const subjects = [`session:${session?.id ?? id}` as const];
  await admitTry(ctx.db, subjects, "sign_in");
  return subjects;
}

/** Takes back a counted try, and records in the session that the person proved who they are now. */
export async function acceptOwnTry(ctx: Context, subjects: Subjects, { session }: OwnAccount) {
  await forgiveTry(ctx.db, subjects);
  if (!session) return;
  await ctx.db.update(sessions).set({ reauthenticatedAt: sql`now()` }).where(eq(sessions.id, session.id));
}

/**
 * Counts a try of the caller's own password in this session, before it is checked.
 * @throws RATE_LIMIT after too many tries.
 */
export async function admitOwnPassword(ctx: Context, account: OwnAccount): Promise<PasswordTry> {
  const subjects = await admitOwnTry(ctx, account);
  return { subjects, stored: await lockPasswordHash(ctx, account.id) };
}

/**
 * Checks a password against the stored hash.
 * @throws INVALID_REQUEST at `field` when it is another one, or the account has none.
 */
export async function checkOwnPassword({ stored }: PasswordTry, given: string, field: string) {
  if (stored === null) throw invalidField(field, "Your account has no password. Confirm another way");
  if (!(await passwordMatches(given, stored))) throw wrongPassword(field);
}

/**
 * Takes back the counted try, and records in the session that its password was entered now.
 * @throws INVALID_REQUEST at `field` when the password was changed since it was checked.
 */
export async function acceptOwnPassword(
  ctx: Context,
  { subjects, stored }: PasswordTry,
  account: OwnAccount,
  field: string,
) {
  if ((await lockPasswordHash(ctx, account.id)) !== stored) throw wrongPassword(field);
  await acceptOwnTry(ctx, subjects, account);
}

const wrongPassword = (field: string) => invalidField(field, "This is not your password");

/** Returns the hash of an account's password, null without one, and locks the account until the transaction ends. */
export async function lockPasswordHash(ctx: Context, id: string): Promise<string | null> {
  const [user] = await ctx.db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, id))
    .for("update");
  return user?.passwordHash ?? null;
}
