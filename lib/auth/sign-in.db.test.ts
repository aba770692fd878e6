import { and, eq, like, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, signInAttempts, users } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { enter, freshPerson, PASSWORD, requestFrom } from "@/e2e/support/signed-in-person";
import { testKeyring } from "@/e2e/support/tenant";
import { signIn, signOut } from "./sign-in";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

const services = () => ({ engine, keyring: testKeyring });
const attempt = (email: string, password: string, request = requestFrom()) =>
  signIn(services(), { email, password }, request);
const wrong = { code: "UNAUTHORIZED", reason: "credentials", message: "Wrong email or password" };
const throttled = { code: "RATE_LIMIT", reason: "sign_in" };

describe("signing in", () => {
  it("begins a session, whatever the case of the e-mail", async () => {
    const { email } = await freshPerson(engine.db);
    const session = await attempt(` ${email.toUpperCase()} `, PASSWORD);
    const [row] = await engine.db
      .select({ action: audit.action, subjectName: audit.subjectName, ip: audit.ip })
      .from(audit)
      .where(eq(audit.subject, `session:${session}`));
    expect(row).toMatchObject({ action: "sessions.start", subjectName: email });
    expect(row?.ip).toContain("2001:db8:");
  });

  it("answers an unknown e-mail, a wrong password and a suspended account alike", async () => {
    const { email } = await freshPerson(engine.db);
    const suspended = await freshPerson(engine.db);
    await engine.db.update(users).set({ status: "suspended" }).where(eq(users.id, suspended.userId));
    await expect(attempt(email, "wrong")).rejects.toMatchObject(wrong);
    await expect(attempt(`nobody-${email}`, PASSWORD)).rejects.toMatchObject(wrong);
    await expect(attempt(suspended.email, PASSWORD)).rejects.toMatchObject(wrong);
  });

  it("works as hard for an unknown e-mail as for a known one", async () => {
    const known = await Promise.all(Array.from({ length: 8 }, () => freshPerson(engine.db)));
    // The processor's time, not the clock's: a busy machine changes one and not the other.
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
    // Without the hash that nobody has, it is below a tenth.
    expect(median).toBeGreaterThan(0.33);
    expect(median).toBeLessThan(3);
  });

  it("says at its field what is no e-mail or no password", async () => {
    await expect(attempt("mara", PASSWORD)).rejects.toMatchObject({ param: "email" });
    await expect(attempt("mara@example.com", "")).rejects.toMatchObject({ param: "password" });
    await expect(signIn(services(), { email: ["a"] }, requestFrom())).rejects.toMatchObject({
      code: "INVALID_REQUEST",
    });
  });
});

describe("guessing", () => {
  it.each(["known", "unknown"])("at a %s account ends after 10 tries, from wherever", async (kind) => {
    const { email } = await freshPerson(engine.db);
    const target = kind === "known" ? email : `nobody-${email}`;
    for (let i = 0; i < 10; i += 1) await expect(attempt(target, `wrong ${i}`)).rejects.toMatchObject(wrong);
    await expect(attempt(target, PASSWORD)).rejects.toMatchObject(throttled);
  });

  it("from one address ends after 50 tries, at whichever account, over all of an IPv6 network", async () => {
    const { email } = await freshPerson(engine.db);
    const from = (i: number) => requestFrom(`2001:db8:77:1::${i.toString(16)}`);
    await engine.db.insert(signInAttempts).values({
      subject: "address:8193:3512:119:1",
      failures: 49,
      windowStartedAt: sql`now()`,
    });
    await expect(attempt(`nobody-${email}`, "wrong", from(1))).rejects.toMatchObject(wrong);
    await expect(attempt(email, PASSWORD, from(2))).rejects.toMatchObject(throttled);
    await expect(attempt(email, PASSWORD, requestFrom("2001:db8:77:2::1"))).resolves.toBeTypeOf("string");
  });

  it("is possible again after 15 minutes", async () => {
    const { email } = await freshPerson(engine.db);
    for (let i = 0; i < 10; i += 1) await expect(attempt(email, "wrong")).rejects.toMatchObject(wrong);
    await engine.db
      .update(signInAttempts)
      .set({ windowStartedAt: sql`now() - interval '15 minutes'` })
      .where(like(signInAttempts.subject, "account:%"));
    await expect(attempt(email, PASSWORD)).resolves.toBeTypeOf("string");
  });

  it("starts anew after a good sign-in, which costs its address nothing", async () => {
    const { email } = await freshPerson(engine.db);
    const office = requestFrom("198.51.100.7");
    for (let i = 0; i < 9; i += 1) await expect(attempt(email, "wrong", office)).rejects.toMatchObject(wrong);
    await attempt(email, PASSWORD, office);
    const [left] = await engine.db
      .select({ failures: signInAttempts.failures })
      .from(signInAttempts)
      .where(eq(signInAttempts.subject, "address:198.51.100.7"));
    expect(left).toEqual({ failures: 9 });
    await expect(attempt(email, "wrong", office)).rejects.toMatchObject(wrong);
  });
});

describe("signing out", () => {
  it("ends the session, once, and says so in the audit", async () => {
    const { email } = await freshPerson(engine.db);
    const { sessionId, isLive } = await enter(engine.db, email);
    const other = await enter(engine.db, email);
    await signOut(services(), sessionId, requestFrom());
    await signOut(services(), sessionId, requestFrom());
    expect(await isLive()).toBe(false);
    expect(await other.isLive()).toBe(true);
    const rows = await engine.db
      .select({ sequence: audit.sequence })
      .from(audit)
      .where(and(eq(audit.subject, `session:${sessionId}`), eq(audit.action, "sessions.end")));
    expect(rows).toHaveLength(1);
  });
});
