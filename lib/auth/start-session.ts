import { and, eq, type SQL } from "drizzle-orm";
import type { Database, Engine } from "@/db/client";
import { users } from "@/db/schema";
import { appendAudit, databaseNow, INSTALLATION } from "@/lib/core/changes/audit-trail";
import { AppError } from "@/lib/core/errors/errors";
import { withCommandSlot } from "@/lib/core/operations/command-slots";
import type { Keyring, RequestFacts } from "@/lib/core/operations/context";
import { insertSession } from "./sessions";

/** The services that sign-in and set-up use. */
export type AccountServices = { engine: Pick<Engine, "db">; keyring: Keyring };

export type Account = {
  id: string;
  name: string;
  email: string;
  passwordHash: string | null;
  totpConfirmedAt: Date | null;
};

const accountColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  passwordHash: users.passwordHash,
  totpConfirmedAt: users.totpConfirmedAt,
};

/** Finds an active account by a condition on it. */
export async function findAccount(db: Database, which: SQL): Promise<Account | undefined> {
  const [account] = await db
    .select(accountColumns)
    .from(users)
    .where(and(which, eq(users.status, "active")));
  return account;
}

/**
 * The last check of a sign-in, in the transaction that starts the session. It gets the account as it is now, and throws
 * when the person did not prove who they are.
 */
export type Check = (tx: { db: Database; now: Date }, account: Account) => Promise<void>;

/**
 * Starts a session of an account. It locks the account during the check, since its password may change in parallel.
 * @throws UNAUTHORIZED (`credentials`) when the account is no longer active.
 */
export const startSession = (
  { engine, keyring }: AccountServices,
  { id }: Pick<Account, "id">,
  request: RequestFacts,
  check: Check,
  lock: "share" | "update" = "update",
): Promise<string> =>
  withCommandSlot(INSTALLATION, () =>
    engine.db.transaction(async (db) => {
      const [account] = await db
        .select({ ...accountColumns, now: databaseNow })
        .from(users)
        .where(and(eq(users.id, id), eq(users.status, "active")))
        .for(lock);
      if (!account) throw wrongCredentials();
      const { now, name, email } = account;
      await check({ db, now }, account);
      const sessionId = await insertSession(db, id, request);
      const actor = toActor(id, name);
      const ctx = { db, keyring, request, now, organizationId: INSTALLATION, actor };
      await appendAudit(ctx, "sessions.start", [
        { subject: `session:${sessionId}`, name: email, before: null, after: { userId: id } },
      ]);
      return sessionId;
    }),
  );

export const wrongCredentials = () =>
  new AppError("UNAUTHORIZED", { message: "Wrong email or password", reason: "credentials" });

/** Returns a person as the actor of their own sessions. */
export const toActor = (id: string, name: string) =>
  ({ kind: "user", id, name, role: "viewer", workspaces: new Map() }) as const;
