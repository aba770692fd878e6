import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Engine } from "@/db/client";
import { users } from "@/db/schema";
import { appendAudit, databaseNow, INSTALLATION } from "@/lib/core/changes/audit-trail";
import { AppError, invalidInput } from "@/lib/core/errors/errors";
import { plainMessage } from "@/lib/core/errors/plain-message";
import { email } from "@/lib/core/input/email";
import { withCommandSlot } from "@/lib/core/operations/command-slots";
import type { Keyring, RequestFacts } from "@/lib/core/operations/context";
import { isKnownAddress, parseDeviceToken } from "./known-device";
import { passwordMatches } from "./passwords";
import { code } from "./second-factor/code-input";
import { consumeCode } from "./second-factor/consume-code";
import { needsSecondFactor, parsePending, toStamp } from "./second-factor/pending-sign-in";
import { endSessions, insertSession, readSession } from "./sessions";
import { admitTry, forgiveTry, toSignInSubjects } from "./throttle";

/** The services that sign-in and set-up use. */
export type AccountServices = { engine: Pick<Engine, "db">; keyring: Keyring };
type Account = {
  id: string;
  name: string;
  email: string;
  passwordHash: string | null;
  totpConfirmedAt: Date | null;
};

const passwordInput = z.object({ email, password: z.string().min(1, "Enter your password").max(1000) });

const codeInput = z.object({ pending: z.string().max(2000), code });

type Services = AccountServices & { authSecret: string };

/**
 * Signs in with email and password or, in a second step, with the token of the first one and a code. Returns the id
 * of the new session. `deviceToken` is the browser's device cookie.
 * @throws UNAUTHORIZED (`credentials`) for an unknown email or a wrong password. Both take equally long.
 * @throws UNAUTHORIZED (`second_factor`) when the account needs a code. `extra.pending` is the token for it.
 * @throws UNAUTHORIZED (`code`) for a wrong code, (`pending`) when the first step is too old.
 * @throws RATE_LIMIT (`sign_in`) after too many tries.
 */
export async function signIn(
  services: Services,
  raw: unknown,
  request: RequestFacts,
  deviceToken: string | null = null,
): Promise<string> {
  return isSecondStep(raw)
    ? signInWithCode(services, raw, request, deviceToken)
    : signInWithPassword(services, raw, request, deviceToken);
}

const isSecondStep = (raw: unknown) => z.object({ pending: z.string().min(1) }).safeParse(raw).success;

async function signInWithPassword(
  services: Services,
  raw: unknown,
  request: RequestFacts,
  deviceToken: string | null,
): Promise<string> {
  const input = passwordInput.safeParse(raw, { error: plainMessage });
  if (!input.success) throw invalidInput(input.error);
  const { db } = services.engine;
  const { email } = input.data;
  const subjects = await listSubjects(services, email, request, deviceToken);
  await admitTry(db, subjects, "sign_in");
  const account = await findAccount(services, email);
  const matches = await passwordMatches(input.data.password, account?.passwordHash ?? null);
  if (!account || !matches) throw wrongCredentials();
  if (account.totpConfirmedAt) {
    await forgiveTry(db, subjects);
    throw needsSecondFactor(services.keyring.master, account);
  }
  const sessionId = await startSession(services, account, request);
  await forgiveTry(db, subjects);
  return sessionId;
}

async function signInWithCode(
  services: Services,
  raw: unknown,
  request: RequestFacts,
  deviceToken: string | null,
): Promise<string> {
  const input = codeInput.safeParse(raw, { error: plainMessage });
  if (!input.success) throw invalidInput(input.error);
  const { db } = services.engine;
  const pending = parsePending(services.keyring.master, input.data.pending);
  if (!pending) throw tooLate();
  const origin = await listSubjects(services, pending.email, request, deviceToken);
  // A right password resets the counters of its origin, so codes have their own. A known device has one apart, so that
  // strangers who know the password cannot lock it out.
  const device = parseDeviceToken(services.authSecret, pending.email, deviceToken);
  const subjects = [...origin, `code:${pending.userId}${device === null ? "" : `|${device}`}` as const];
  await admitTry(db, subjects, "sign_in");
  const account = await findAccount(services, pending.email);
  if (!account || account.id !== pending.userId || toStamp(account) !== pending.stamp) throw tooLate();
  const sessionId = await startSession(services, account, request, input.data.code);
  await forgiveTry(db, subjects);
  return sessionId;
}

const listSubjects = async (
  { engine, authSecret }: Services,
  email: string,
  request: RequestFacts,
  deviceToken: string | null,
) =>
  toSignInSubjects(email, {
    address: request.ip,
    isKnown: await isKnownAddress(engine.db, email, request.ip),
    device: parseDeviceToken(authSecret, email, deviceToken),
  });

const tooLate = () =>
  new AppError("UNAUTHORIZED", { message: "This took too long. Sign in again", reason: "pending" });

const wrongCode = () =>
  new AppError("UNAUTHORIZED", { message: "Wrong code, or used before", reason: "code", param: "code" });

const wrongCredentials = () =>
  new AppError("UNAUTHORIZED", { message: "Wrong email or password", reason: "credentials" });

const accountColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  passwordHash: users.passwordHash,
  totpConfirmedAt: users.totpConfirmedAt,
};

async function findAccount({ engine }: AccountServices, address: string): Promise<Account | undefined> {
  const [account] = await engine.db
    .select(accountColumns)
    .from(users)
    .where(and(eq(users.email, address), eq(users.status, "active")));
  return account;
}

/**
 * Starts a session, and uses up the code of the second factor if the account has one. It locks the account and checks
 * that the password is unchanged, in case of a parallel password change.
 */
const startSession = (
  { engine, keyring }: AccountServices,
  account: Account,
  request: RequestFacts,
  code?: string,
) =>
  withCommandSlot(INSTALLATION, () =>
    engine.db.transaction(async (db) => {
      const { id, name, passwordHash } = account;
      const [still] = await db
        .select({ now: databaseNow, totpConfirmedAt: users.totpConfirmedAt })
        .from(users)
        .where(
          and(
            eq(users.id, id),
            eq(users.status, "active"),
            passwordHash === null ? isNull(users.passwordHash) : eq(users.passwordHash, passwordHash),
          ),
        )
        .for(code ? "update" : "share");
      if (!still) throw wrongCredentials();
      const needsCode = still.totpConfirmedAt !== null;
      if (needsCode && !(code && (await consumeCode({ db, keyring }, id, code, still.now))))
        throw wrongCode();
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
