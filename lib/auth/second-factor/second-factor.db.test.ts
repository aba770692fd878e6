import { and, eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, recoveryCodes, users } from "@/db/schema";
import { findRefusal } from "@/e2e/support/credentials";
import { openTestDatabase } from "@/e2e/support/database";
import { createPerson, createRequestFacts, enter, PASSWORD } from "@/e2e/support/signed-in-person";
import { keyringWithoutMaster, testKeyring } from "@/e2e/support/tenant";
import { createDeviceToken } from "@/lib/auth/known-device";
import { changePassword } from "@/lib/auth/operations/change-password";
import { signIn } from "@/lib/auth/sign-in";
import { AppError } from "@/lib/core/errors/errors";
import { confirmCode } from "./confirm-code";
import { confirmSecondFactor } from "./confirm-second-factor";
import { createRecoveryCodes } from "./create-recovery-codes";
import { getSecondFactor } from "./get-second-factor";
import { removeSecondFactor } from "./remove-second-factor";
import { startSecondFactor } from "./start-second-factor";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

/** Returns the code of an authenticator app, some time steps from now. */
const createCode = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** A person with a second factor. Its code of the previous time step is used up. */
async function createGuarded() {
  const { email, userId } = await createPerson(engine.db);
  const { account } = await enter(engine.db, email);
  const { secret } = await startSecondFactor.execute(account, {});
  const confirmed = await confirmSecondFactor.execute(account, { code: createCode(secret, -1) });
  return { email, userId, account, secret, recoveryCodes: confirmed.recoveryCodes };
}

const authSecret = "a secret for tests";
const attempt = (
  input: Record<string, string>,
  request = createRequestFacts(),
  device: string | null = null,
) => signIn({ engine, keyring: testKeyring, authSecret }, input, request, device);

/** Enters the password. Returns the token of the second step. */
async function enterPassword(email: string, device: string | null = null): Promise<string> {
  const refusal = await findRefusal(attempt({ email, password: PASSWORD }, createRequestFacts(), device));
  expect(refusal).toMatchObject({ code: "UNAUTHORIZED", reason: "second_factor" });
  return refusal instanceof AppError ? String(refusal.extra.pending) : "";
}
const wrong = { code: "UNAUTHORIZED", reason: "code", param: "code" };

describe("a second factor", () => {
  it("is on once a code of the app confirms it, is stored sealed, and can be turned off", async () => {
    const { email, userId } = await createPerson(engine.db);
    const { account } = await enter(engine.db, email);
    const { secret, uri } = await startSecondFactor.execute(account, {});
    expect(uri).toContain(`secret=${secret}`);
    expect(await attempt({ email, password: PASSWORD })).toEqual(expect.any(String));
    const confirm = (code: string) => confirmSecondFactor.execute(account, { code });
    expect(await findRefusal(confirm("000000"))).toMatchObject({ code: "INVALID_REQUEST", param: "code" });
    const { recoveryCodes: codes } = await confirm(createCode(secret));
    expect(new Set(codes).size).toBe(10);
    expect(await getSecondFactor.execute(account, {})).toMatchObject({ recoveryCodesLeft: 10 });
    const kept = JSON.stringify([
      await engine.db.select().from(users).where(eq(users.id, userId)),
      await engine.db.select().from(recoveryCodes),
      await engine.db.select().from(audit),
    ]);
    for (const text of [secret, ...codes]) expect(kept).not.toContain(text);
    await enterPassword(email);
    for (let times = 0; times < 2; times += 1) await removeSecondFactor.execute(account, {});
    expect(await attempt({ email, password: PASSWORD })).toEqual(expect.any(String));
    const turnedOff = and(eq(audit.subjectName, email), eq(audit.action, "account.removeSecondFactor"));
    expect(await engine.db.$count(audit, turnedOff)).toBe(1);
  });

  it("lets each code sign in once, and none that is older than the last one", async () => {
    const { email, secret } = await createGuarded();
    const pending = await enterPassword(email);
    const code = createCode(secret);
    expect(await findRefusal(attempt({ pending, code: createCode(secret, -1) }))).toMatchObject(wrong);
    expect(await attempt({ pending, code })).toEqual(expect.any(String));
    expect(await findRefusal(attempt({ pending, code }))).toMatchObject(wrong);
    expect(await findRefusal(attempt({ pending, code: "" }))).toMatchObject({ param: "code" });
  });

  it("takes each recovery code once, until new ones are created", async () => {
    const { email, account, recoveryCodes: codes } = await createGuarded();
    const pending = await enterPassword(email);
    const [first = "", second = ""] = codes;
    expect(await attempt({ pending, code: first.toLowerCase().replaceAll("-", " ") })).toBeTruthy();
    expect(await findRefusal(attempt({ pending, code: first }))).toMatchObject(wrong);
    const { recoveryCodes: fresh } = await createRecoveryCodes.execute(account, {});
    expect(await findRefusal(attempt({ pending, code: second }))).toMatchObject(wrong);
    expect(await attempt({ pending, code: fresh[0] ?? "" })).toBeTruthy();
  });

  it("needs the password first: the token of another account, a made-up or an outdated one opens nothing", async () => {
    const [one, other] = [await createGuarded(), await createGuarded()];
    const pending = await enterPassword(one.email);
    expect(await findRefusal(attempt({ pending, code: createCode(other.secret) }))).toMatchObject(wrong);
    const late = { code: "UNAUTHORIZED", reason: "pending" };
    expect(await findRefusal(attempt({ pending: "made up", code: "000000" }))).toMatchObject(late);
    await changePassword.execute(one.account, { current: PASSWORD, next: `${PASSWORD} again` });
    expect(await findRefusal(attempt({ pending, code: createCode(one.secret) }))).toMatchObject(late);
  });

  it("is not guessed: 10 tries for one account, from wherever they come", async () => {
    const { email, secret } = await createGuarded();
    const pending = await enterPassword(email);
    for (let i = 0; i < 10; i += 1) {
      expect(await findRefusal(attempt({ pending, code: "000000" }))).toMatchObject(wrong);
    }
    const throttled = { code: "RATE_LIMIT", reason: "sign_in" };
    expect(await findRefusal(attempt({ pending, code: createCode(secret) }))).toMatchObject(throttled);
  });

  it("is not guessed from a known device either, whose tries the password does not reset", async () => {
    const { email, secret } = await createGuarded();
    const device = createDeviceToken(authSecret, email);
    const guess = async (code: string) =>
      findRefusal(
        attempt({ pending: await enterPassword(email, device), code }, createRequestFacts(), device),
      );
    for (let i = 0; i < 10; i += 1) expect(await guess("000000")).toMatchObject(wrong);
    const throttled = { code: "RATE_LIMIT", reason: "sign_in" };
    expect(await guess(createCode(secret))).toMatchObject(throttled);
    const other = createDeviceToken(authSecret, email);
    const pending = await enterPassword(email, other);
    expect(await attempt({ pending, code: createCode(secret) }, createRequestFacts(), other)).toBeTruthy();
  });

  it("whose secret no key decrypts is opened by a recovery code, and set up again", async () => {
    const { email, account, secret, recoveryCodes: codes } = await createGuarded();
    const lost = { ...account, keyring: keyringWithoutMaster };
    const services = { engine, keyring: keyringWithoutMaster, authSecret };
    const start = async (code: string) => {
      const facts = createRequestFacts();
      const refusal = await findRefusal(signIn(services, { email, password: PASSWORD }, facts));
      const pending = refusal instanceof AppError ? String(refusal.extra.pending) : "";
      return signIn(services, { pending, code }, facts);
    };
    const unreadable = {
      ...{ code: "INVALID_REQUEST", param: "code" },
      message: expect.stringContaining("Use a recovery code"),
    };
    expect(await findRefusal(start(createCode(secret)))).toMatchObject(unreadable);
    expect(await findRefusal(confirmCode.execute(lost, { code: createCode(secret) }))).toMatchObject(
      unreadable,
    );
    expect(await start(codes[0] ?? "")).toBeTruthy();
    expect(await getSecondFactor.execute(account, {})).toMatchObject({ readable: true });
    expect(await getSecondFactor.execute(lost, {})).toMatchObject({ readable: false });
    await removeSecondFactor.execute(lost, {});
    expect(await getSecondFactor.execute(lost, {})).toMatchObject({ since: null, readable: true });
  });

  it("confirms a session for actions that need it, as the password does", async () => {
    const { account, secret } = await createGuarded();
    const stale = {
      ...account,
      actor: {
        ...account.actor,
        session: { ...Object(account.actor).session, reauthenticatedAt: new Date(0) },
      },
    } as typeof account;
    expect(await findRefusal(createRecoveryCodes.execute(stale, {}))).toMatchObject({ reason: "step_up" });
    const confirm = (code: string) => confirmCode.execute(stale, { code });
    expect(await findRefusal(confirm("000000"))).toMatchObject({ code: "INVALID_REQUEST", param: "code" });
    await confirm(createCode(secret));
    expect(await findRefusal(confirm(createCode(secret)))).toMatchObject({ param: "code" });
  });
});
