import { createHash } from "node:crypto";
import { and, eq, like, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, signInAttempts, users } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createPerson, createRequestFacts, enter, PASSWORD } from "@/e2e/support/signed-in-person";
import { testKeyring } from "@/e2e/support/tenant";
import { createDeviceToken } from "./known-device";
import { signIn, signOut } from "./sign-in";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

const services = () => ({ engine, keyring: testKeyring, authSecret: "a secret for tests" });
const attempt = (
  email: string,
  password: string,
  request = createRequestFacts(),
  device: string | null = null,
) => signIn(services(), { email, password }, request, device);
const wrong = { code: "UNAUTHORIZED", reason: "credentials", message: "Wrong email or password" };
const throttled = { code: "RATE_LIMIT", reason: "sign_in" };

describe("signing in", () => {
  it("begins a session, whatever the case of the e-mail", async () => {
    const { email } = await createPerson(engine.db);
    const session = await attempt(` ${email.toUpperCase()} `, PASSWORD);
    const [row] = await engine.db
      .select({ action: audit.action, subjectName: audit.subjectName, ip: audit.ip })
      .from(audit)
      .where(eq(audit.subject, `session:${session}`));
    expect(row).toMatchObject({ action: "sessions.start", subjectName: email });
    expect(row?.ip).toContain("2001:db8:");
  });

  it("answers an unknown e-mail, a wrong password and a suspended account alike", async () => {
    const { email } = await createPerson(engine.db);
    const suspended = await createPerson(engine.db);
    await engine.db.update(users).set({ status: "suspended" }).where(eq(users.id, suspended.userId));
    await expect(attempt(email, "wrong")).rejects.toMatchObject(wrong);
    await expect(attempt(`nobody-${email}`, PASSWORD)).rejects.toMatchObject(wrong);
    await expect(attempt(suspended.email, PASSWORD)).rejects.toMatchObject(wrong);
  });

  it("works as hard for an unknown e-mail as for a known one", async () => {
    const known = await Promise.all(Array.from({ length: 8 }, () => createPerson(engine.db)));
    // CPU time instead of clock time: a busy machine only changes clock time.
    const worked = async (email: string) => {
      const before = process.cpuUsage();
      await expect(attempt(email, "wrong")).rejects.toMatchObject(wrong);
      return process.cpuUsage(before).user;
    };
    const ratios: number[] = [];
    for (const { email } of known) {
      const atKnown = await worked(email);
      ratios.push((await worked(`nobody-${email}`)) / atKnown);
    }
    const median = ratios.sort((a, b) => a - b)[4];
    // Without the decoy hash, the ratio is below 0.1.
    expect(median).toBeGreaterThan(0.33);
    expect(median).toBeLessThan(3);
  });

  it("says at its field what is no e-mail or no password", async () => {
    await expect(attempt("mara", PASSWORD)).rejects.toMatchObject({ param: "email" });
    await expect(attempt("mara@example.com", "")).rejects.toMatchObject({ param: "password" });
    await expect(signIn(services(), { email: ["a"] }, createRequestFacts())).rejects.toMatchObject({
      code: "INVALID_REQUEST",
    });
  });
});

describe("guessing", () => {
  const office = createRequestFacts("198.51.100.7");
  const fail = async (email: string, times: number, from = () => createRequestFacts()) => {
    for (let i = 0; i < times; i += 1) {
      await expect(attempt(email, `wrong ${i}`, from())).rejects.toMatchObject(wrong);
    }
  };

  it.each(["known", "unknown"])("at a %s account ends after 10 tries from one address", async (kind) => {
    const { email } = await createPerson(engine.db);
    const target = kind === "known" ? email : `nobody-${email}`;
    const here = createRequestFacts();
    await fail(target, 10, () => here);
    await expect(attempt(target, PASSWORD, here)).rejects.toMatchObject(throttled);
  });

  it("at one account ends for strangers after 100 tries, and never for addresses and devices that it knows", async () => {
    const { email } = await createPerson(engine.db);
    await attempt(email, PASSWORD, office);
    const account = createHash("sha256").update(email).digest("base64url");
    await engine.db
      .insert(signInAttempts)
      .values({ subject: `account:${account}`, failures: 99, windowStartedAt: sql`now()` })
      .onConflictDoUpdate({ target: signInAttempts.subject, set: { failures: 99 } });
    await fail(email, 1);
    await expect(attempt(email, PASSWORD)).rejects.toMatchObject(throttled);
    await expect(attempt(email, PASSWORD, office)).resolves.toBeTypeOf("string");
    const device = createDeviceToken(services().authSecret, email);
    await expect(attempt(email, PASSWORD, createRequestFacts(), device)).resolves.toBeTypeOf("string");
  });

  it("from a device that signed in before is slowed to 5 tries a minute, whatever others try", async () => {
    const { email } = await createPerson(engine.db);
    const device = createDeviceToken(services().authSecret, email);
    await fail(email, 10, () => office);
    await expect(attempt(email, PASSWORD, office)).rejects.toMatchObject(throttled);
    for (let i = 0; i < 5; i += 1) {
      await expect(attempt(email, "wrong", office, device)).rejects.toMatchObject(wrong);
    }
    await expect(attempt(email, PASSWORD, office, device)).rejects.toMatchObject({
      ...throttled,
      message: "Too many tries. Wait 1 minute",
    });
    await engine.db
      .update(signInAttempts)
      .set({ windowStartedAt: sql`now() - interval '1 minute'` })
      .where(like(signInAttempts.subject, "device:%"));
    await expect(attempt(email, PASSWORD, office, device)).resolves.toBeTypeOf("string");
  });

  it("takes no device of another account, and none that it did not sign", async () => {
    const { email } = await createPerson(engine.db);
    const here = createRequestFacts();
    await fail(email, 10, () => here);
    const foreign = createDeviceToken(services().authSecret, "other@example.com");
    const forged = createDeviceToken("another secret", email);
    for (const device of [foreign, forged, "", ".", `${foreign}.x`]) {
      await expect(attempt(email, PASSWORD, here, device)).rejects.toMatchObject(throttled);
    }
  });

  it("from one address ends after 50 tries, at any account, over all of an IPv6 network", async () => {
    const { email } = await createPerson(engine.db);
    const from = (i: number) => createRequestFacts(`2001:db8:77:1::${i.toString(16)}`);
    await engine.db.insert(signInAttempts).values({
      subject: "address:2001:db8:77:1::/64",
      failures: 49,
      windowStartedAt: sql`now()`,
    });
    await expect(attempt(`nobody-${email}`, "wrong", from(1))).rejects.toMatchObject(wrong);
    await expect(attempt(email, PASSWORD, from(2))).rejects.toMatchObject(throttled);
    await expect(attempt(email, PASSWORD, createRequestFacts("2001:db8:77:2::1"))).resolves.toBeTypeOf(
      "string",
    );
  });

  it("from one address closes nobody out who signed in from it before", async () => {
    const { email } = await createPerson(engine.db);
    const proxy = createRequestFacts("203.0.113.200");
    await attempt(email, PASSWORD, proxy);
    await engine.db
      .update(signInAttempts)
      .set({ failures: 50 })
      .where(eq(signInAttempts.subject, "address:203.0.113.200"));
    await expect(attempt(`nobody-${email}`, "wrong", proxy)).rejects.toMatchObject(throttled);
    await expect(attempt(email, PASSWORD, proxy)).resolves.toBeTypeOf("string");
  });

  it("is possible again after 15 minutes", async () => {
    const { email } = await createPerson(engine.db);
    const here = createRequestFacts();
    await fail(email, 10, () => here);
    await engine.db
      .update(signInAttempts)
      .set({ windowStartedAt: sql`now() - interval '15 minutes'` })
      .where(like(signInAttempts.subject, "pair:%"));
    await expect(attempt(email, PASSWORD, here)).resolves.toBeTypeOf("string");
  });

  it("starts anew after a good sign-in, which costs its address nothing", async () => {
    const { email } = await createPerson(engine.db);
    const here = createRequestFacts("198.51.100.77");
    await fail(email, 9, () => here);
    await attempt(email, PASSWORD, here);
    const [left] = await engine.db
      .select({ failures: signInAttempts.failures })
      .from(signInAttempts)
      .where(eq(signInAttempts.subject, "address:198.51.100.77"));
    expect(left).toEqual({ failures: 9 });
    await fail(email, 1, () => here);
  });
});

describe("signing out", () => {
  it("ends the session, once, and says so in the audit", async () => {
    const { email } = await createPerson(engine.db);
    const { sessionId, isLive } = await enter(engine.db, email);
    const other = await enter(engine.db, email);
    await signOut(services(), sessionId, createRequestFacts());
    await signOut(services(), sessionId, createRequestFacts());
    expect(await isLive()).toBe(false);
    expect(await other.isLive()).toBe(true);
    const rows = await engine.db
      .select({ sequence: audit.sequence })
      .from(audit)
      .where(and(eq(audit.subject, `session:${sessionId}`), eq(audit.action, "sessions.end")));
    expect(rows).toHaveLength(1);
  });
});
