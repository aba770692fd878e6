import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Engine } from "@/db/client";
import { members, organizations, users } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createPerson, createRequestFacts, enter, PASSWORD } from "@/e2e/support/signed-in-person";
import { testKeyring } from "@/e2e/support/tenant";
import { changePassword } from "@/lib/auth/operations/change-password";
import { AppError } from "@/lib/core/errors/errors";
import { createTotpSecret, sealTotpSecret } from "./second-factor/totp";
import { setUp } from "./set-up";
import { signIn } from "./sign-in";
import { admitTry, toSignInSubjects } from "./throttle";

let engine: Engine & { url: string };
let other: Engine;

beforeAll(async () => {
  engine = await openServerDatabase();
  other = await connect({ driver: "pg", url: engine.url, preparedStatements: true });
});
afterAll(async () => {
  await other.close();
  await engine.close();
});

const both = <Result>(count: number, work: (engine: Engine, i: number) => Promise<Result>) =>
  Promise.allSettled(Array.from({ length: count }, (_, i) => work(i % 2 ? other : engine, i)));
const admitSignIn = (on: Engine, email: string, address: string | null) =>
  admitTry(on.db, toSignInSubjects(email, { address, isKnown: false, device: null }), "sign_in");
const fulfilled = (results: PromiseSettledResult<unknown>[]) =>
  results.filter((result) => result.status === "fulfilled").length;

describe("at the same time, from two processes", () => {
  it("of many set-ups one wins, and leaves one organization with one owner", async () => {
    const results = await both(8, (on, i) =>
      setUp(
        { engine: on, keyring: testKeyring },
        { name: "Mara", email: `${i}@example.com`, password: PASSWORD, organization: `Org ${i}` },
        null,
        createRequestFacts(),
      ),
    );
    expect(fulfilled(results)).toBe(1);
    expect(await engine.db.$count(users)).toBe(1);
    expect(await engine.db.$count(organizations)).toBe(1);
    expect(await engine.db.$count(members)).toBe(1);
  });

  it("exactly 10 tries at one account are let through, and exactly 50 from one address", async () => {
    for (let round = 0; round < 5; round += 1) {
      const account = `${round}@example.com`;
      const tries = await both(64, (on) => admitSignIn(on, account, null));
      expect(fulfilled(tries)).toBe(10);
      const address = `198.51.100.${round}`;
      const from = await both(96, (on, i) => admitSignIn(on, `${round}-${i}@example.com`, address));
      expect(fulfilled(from)).toBe(50);
    }
  });

  it("a code of the second factor signs in once, however often it is sent", async () => {
    const { email, userId } = await createPerson(engine.db);
    const secret = createTotpSecret();
    const sealedTotp = sealTotpSecret(testKeyring.master, userId, secret);
    const set = engine.db.update(users).set({ sealedTotp, totpConfirmedAt: new Date() });
    await set.where(eq(users.id, userId));
    const refused: unknown = await enter(engine.db, email).catch((error: unknown) => error);
    const pending = refused instanceof AppError ? refused.extra.pending : null;
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const services = { keyring: testKeyring, authSecret: "a secret for tests" };
    const results = await both(8, (on) =>
      signIn({ engine: on, ...services }, { pending, code }, createRequestFacts()),
    );
    expect(fulfilled(results)).toBe(1);
  });

  it("no session begun with the old password outlives its change", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { email } = await createPerson(engine.db);
      const { account } = await enter(engine.db, email);
      const [, ...begun] = await Promise.allSettled([
        changePassword.execute(account, { current: PASSWORD, next: `${PASSWORD} ${round}` }),
        ...Array.from({ length: 4 }, (_, i) => enter((i % 2 ? other : engine).db, email)),
      ]);
      for (const result of begun) {
        if (result.status === "fulfilled") expect(await result.value.isLive()).toBe(false);
      }
    }
  });
});
