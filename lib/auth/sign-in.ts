import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { appendAudit, INSTALLATION } from "@/lib/core/changes/audit-trail";
import { AppError, invalidInput } from "@/lib/core/errors/errors";
import { plainMessage } from "@/lib/core/errors/plain-message";
import { email } from "@/lib/core/input/email";
import type { RequestFacts } from "@/lib/core/operations/context";
import { isKnownAddress, parseDeviceToken } from "./known-device";
import { isPasskeySignIn, signInWithPasskey } from "./passkeys/sign-in-with-passkey";
import { passwordMatches } from "./passwords";
import { code } from "./second-factor/code-input";
import { consumeCode } from "./second-factor/consume-code";
import { needsSecondFactor, parsePending, toStamp } from "./second-factor/pending-sign-in";
import { endSessions, readSession } from "./sessions";
import {
  type AccountServices,
  type Check,
  findAccount,
  startSession,
  toActor,
  wrongCredentials,
} from "./start-session";
import { admitTry, forgiveTry, toSignInSubjects } from "./throttle";

const passwordInput = z.object({ email, password: z.string().min(1, "Enter your password").max(1000) });

const codeInput = z.object({ pending: z.string().max(2000), code });

/** The services that sign-in uses, with the secret that signs device cookies. */
export type SignInServices = AccountServices & { authSecret: string };

/**
 * Signs in with email and password or, in a second step, with the token of the first one and a code, or with a passkey.
 * Returns the id of the new session. `deviceToken` is the browser's device cookie.
 * @throws UNAUTHORIZED (`credentials`) for an unknown email or a wrong password. Both take equally long.
 * @throws UNAUTHORIZED (`second_factor`) when the account needs a code. `extra.pending` is the token for it.
 * @throws UNAUTHORIZED (`code`) for a wrong code, (`pending`) when the first step is too old.
 * @throws UNAUTHORIZED (`passkey`) for a passkey that is not known, or whose signature is wrong.
 * @throws RATE_LIMIT (`sign_in`) after too many tries.
 */
export async function signIn(
  services: SignInServices,
  raw: unknown,
  request: RequestFacts,
  deviceToken: string | null = null,
): Promise<string> {
  if (isPasskeySignIn(raw)) return signInWithPasskey(services, raw, request);
  return isSecondStep(raw)
    ? signInWithCode(services, raw, request, deviceToken)
    : signInWithPassword(services, raw, request, deviceToken);
}

const isSecondStep = (raw: unknown) => z.object({ pending: z.string().min(1) }).safeParse(raw).success;

async function signInWithPassword(
  services: SignInServices,
  raw: unknown,
  request: RequestFacts,
  deviceToken: string | null,
): Promise<string> {
  const input = passwordInput.safeParse(raw, { error: plainMessage });
  if (!input.success) throw invalidInput(input.error);
  const { db } = services.engine;
  const { email } = input.data;
  const subjects = await listSignInSubjects(services, email, request, deviceToken);
  await admitTry(db, subjects, "sign_in");
  const account = await findAccount(db, eq(users.email, email));
  const matches = await passwordMatches(input.data.password, account?.passwordHash ?? null);
  if (!account || !matches) throw wrongCredentials();
  if (account.totpConfirmedAt) {
    await forgiveTry(db, subjects);
    throw needsSecondFactor(services.keyring.master, account);
  }
  const check: Check = async (_tx, now) => {
    if (now.passwordHash !== account.passwordHash) throw wrongCredentials();
    if (now.totpConfirmedAt) throw wrongCode();
  };
  const sessionId = await startSession(services, account, request, check, "share");
  await forgiveTry(db, subjects);
  return sessionId;
}

async function signInWithCode(
  services: SignInServices,
  raw: unknown,
  request: RequestFacts,
  deviceToken: string | null,
): Promise<string> {
  const input = codeInput.safeParse(raw, { error: plainMessage });
  if (!input.success) throw invalidInput(input.error);
  const { db } = services.engine;
  const pending = parsePending(services.keyring.master, input.data.pending);
  if (!pending) throw tooLate();
  const origin = await listSignInSubjects(services, pending.email, request, deviceToken);
  // A right password resets the counters of its origin, so codes have their own. A known device has one apart, so that
  // strangers who know the password cannot lock it out.
  const device = parseDeviceToken(services.authSecret, pending.email, deviceToken);
  const subjects = [...origin, `code:${pending.userId}${device === null ? "" : `|${device}`}` as const];
  await admitTry(db, subjects, "sign_in");
  const check: Check = async (tx, account) => {
    if (account.email !== pending.email || toStamp(account) !== pending.stamp) throw tooLate();
    const { keyring } = services;
    if (!account.totpConfirmedAt) throw tooLate();
    if (!(await consumeCode({ ...tx, keyring }, account.id, input.data.code, tx.now))) throw wrongCode();
  };
  const sessionId = await startSession(services, { id: pending.userId }, request, check);
  await forgiveTry(db, subjects);
  return sessionId;
}

/** Returns the counters of a sign-in of an account from a browser. */
export const listSignInSubjects = async (
  { engine, authSecret }: SignInServices,
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
