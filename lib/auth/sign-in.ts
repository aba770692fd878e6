import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Engine } from "@/db/client";
import { users } from "@/db/schema";
import { appendAudit, databaseNow, INSTALLATION } from "@/lib/core/changes/audit-trail";
import { AppError, invalidInput } from "@/lib/core/errors/errors";
import { email } from "@/lib/core/input/email";
import { withCommandSlot } from "@/lib/core/operations/command-slots";
import type { Keyring, RequestFacts } from "@/lib/core/operations/context";
import { isKnownAddress, parseDeviceToken } from "./known-device";
import { passwordMatches } from "./passwords";
import { endSessions, insertSession, readSession } from "./sessions";
import { admitTry, forgiveTry, toSignInSubjects } from "./throttle";

/** The services that sign-in and set-up use. */
export type AccountServices = { engine: Pick<Engine, "db">; keyring: Keyring };
type Account = { id: string; name: string; email: string; passwordHash: string | null };

const signInInput = z.object({ email, password: z.string().min(1, "Enter your password").max(1000) });

/**
 * Signs in with e-mail and password. Returns the id of the new session. `deviceToken` is the browser's device
 * cookie.
 * @throws UNAUTHORIZED (`credentials`) for an unknown e-mail or a wrong password. Both take equally long.
 * @throws RATE_LIMIT (`sign_in`) after too many tries.
 */
export async function signIn(
  services: AccountServices & { authSecret: string },
  raw: unknown,
  request: RequestFacts,
  deviceToken: string | null = null,
): Promise<string> {
  const input = signInInput.safeParse(raw);
  if (!input.success) throw invalidInput(input.error);
  const { db } = services.engine;
  const { email } = input.data;
  const subjects = toSignInSubjects(email, {
    address: request.ip,
    isKnown: await isKnownAddress(db, email, request.ip),
    device: parseDeviceToken(services.authSecret, email, deviceToken),
  });
  await admitTry(db, subjects, "sign_in");
  const account = await findAccount(services, email);
  const matches = await passwordMatches(input.data.password, account?.passwordHash ?? null);
  if (!account || !matches) throw wrongCredentials();
  const sessionId = await startSession(services, account, request);
  await forgiveTry(db, subjects);
  return sessionId;
}

const wrongCredentials = () =>
  new AppError("UNAUTHORIZED", { message: "Wrong email or password", reason: "credentials" });

const accountColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  passwordHash: users.passwordHash,
};

async function findAccount({ engine }: AccountServices, address: string): Promise<Account | undefined> {
  const [account] = await engine.db
    .select(accountColumns)
    .from(users)
    .where(and(eq(users.email, address), eq(users.status, "active")));
  return account;
}

/**
 * Starts a session. It locks the account and checks that the password is unchanged, in case of a parallel
 * password change.
 */
const startSession = ({ engine, keyring }: AccountServices, account: Account, request: RequestFacts) =>
  withCommandSlot(INSTALLATION, () =>
    engine.db.transaction(async (db) => {
      const { id, name, passwordHash } = account;
      const [still] = await db
        .select({ now: databaseNow })
        .from(users)
        .where(
          and(
            eq(users.id, id),
            eq(users.status, "active"),
            passwordHash === null ? isNull(users.passwordHash) : eq(users.passwordHash, passwordHash),
          ),
        )
        .for("share");
      if (!still) throw wrongCredentials();
      const sessionId = await insertSession(db, id, request);
      const ctx = {
        db,
        keyring,
        request,
        now: still.now,
        organizationId: INSTALLATION,
        actor: toActor(id, name),
      };
      await appendAudit(ctx, "sessions.start", [
        { subject: `session:${sessionId}`, name: account.email, before: null, after: { userId: id } },
      ]);
      return sessionId;
    }),
  );

const toActor = (id: string, name: string) =>
  ({ kind: "user", id, name, role: "viewer", workspaces: new Map() }) as const;

/** Ends a session if it is active. */
export async function signOut(
  { engine, keyring }: AccountServices,
  sessionId: string,
  request: RequestFacts,
) {
  const session = await readSession(engine.db, sessionId);
  if (!session) return;
  const { user, now } = session;
  await engine.db.transaction(async (db) => {
    const ended = await endSessions(db, user.id, { only: sessionId });
    const ctx = {
      db,
      keyring,
      request,
      now,
      organizationId: INSTALLATION,
      actor: toActor(user.id, user.name),
    };
    const changes = ended.map((id) => ({
      subject: `session:${id}`,
      name: user.email,
      before: { userId: user.id },
      after: null,
    }));
    await appendAudit(ctx, "sessions.end", changes);
  });
}
