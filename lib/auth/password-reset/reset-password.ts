import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { users } from "@/db/schema";
import { hashPassword, password } from "@/lib/auth/passwords";
import { toStamp } from "@/lib/auth/second-factor/pending-sign-in";
import { endSessions } from "@/lib/auth/sessions";
import { listSignInSubjects, type SignInServices } from "@/lib/auth/sign-in";
import { type Account, findAccount, toActor } from "@/lib/auth/start-session";
import { forgiveTry } from "@/lib/auth/throttle";
import { appendAudit, databaseNow, INSTALLATION } from "@/lib/core/changes/audit-trail";
import { AppError, invalidInput } from "@/lib/core/errors/errors";
import { plainMessage } from "@/lib/core/errors/plain-message";
import { withCommandSlot } from "@/lib/core/operations/command-slots";
import type { RequestFacts } from "@/lib/core/operations/context";
import type { FernetKey } from "@/lib/crypto/fernet";
import { parseResetToken } from "./reset-token";

const newPassword = z.object({ token: z.string().max(2000), password });

/** Finds the account of a link to a new password, null when the link is too old, was used, or is not complete. */
export async function findResetAccount(
  db: Database,
  keys: readonly FernetKey[],
  token: string,
): Promise<Account | null> {
  const reset = parseResetToken(keys, token);
  const account = reset && (await findAccount(db, eq(users.id, reset.userId)));
  return account && toStamp(account) === reset.stamp ? account : null;
}

/**
 * Sets a new password by a link, and ends all sessions of the account. The next sign-in asks for the second factor as
 * before. `deviceToken` is the browser's device cookie.
 * @throws UNAUTHORIZED (`reset_link`) when the link is too old, was used, or is not complete.
 * @throws INVALID_REQUEST at `password` when it is too short.
 */
export async function resetPassword(
  services: SignInServices,
  raw: unknown,
  request: RequestFacts,
  deviceToken: string | null,
): Promise<void> {
  const input = newPassword.safeParse(raw, { error: plainMessage });
  if (!input.success) throw invalidInput(input.error);
  const { engine, keyring } = services;
  const found = await findResetAccount(engine.db, keyring.master, input.data.token);
  if (!found) throw closedLink();
  const passwordHash = await hashPassword(input.data.password);
  await withCommandSlot(INSTALLATION, () =>
    engine.db.transaction((tx) => writePassword({ ...services, db: tx }, found, passwordHash, request)),
  );
  await forgiveTry(engine.db, await listSignInSubjects(services, found.email, request, deviceToken));
}

async function writePassword(
  { db, keyring }: Pick<SignInServices, "keyring"> & { db: Database },
  { id, email, name, passwordHash: before }: Account,
  passwordHash: string,
  request: RequestFacts,
) {
  const [written] = await db
    .update(users)
    .set({ passwordHash, version: sql`${users.version} + 1`, updatedAt: sql`now()` })
    .where(
      and(
        ...[eq(users.id, id), eq(users.status, "active")],
        sql`${users.passwordHash} is not distinct from ${before}`,
      ),
    )
    .returning({ now: databaseNow });
  // Another request used the link in the meantime.
  if (!written) throw closedLink();
  const ended = await endSessions(db, id, { except: null });
  const actor = toActor(id, name);
  const ctx = { db, keyring, request, now: written.now, organizationId: INSTALLATION, actor };
  await appendAudit(ctx, "account.resetPassword", [
    { subject: `user:${id}`, name: email, before: {}, after: { password: "changed" } },
    ...ended.map((session) => ({
      ...{ subject: `session:${session}` as const, name: email, before: { userId: id }, after: null },
    })),
  ]);
}

const closedLink = () =>
  new AppError("UNAUTHORIZED", {
    message: "This link has expired or was used. Get a new one",
    reason: "reset_link",
  });
