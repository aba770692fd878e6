import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Engine } from "@/db/client";
import { audit, deliveries, users } from "@/db/schema";
import { findRefusal } from "@/e2e/support/credentials";
import { openTestDatabase } from "@/e2e/support/database";
import { createPerson, createRequestFacts, enter } from "@/e2e/support/signed-in-person";
import { testKeyring } from "@/e2e/support/tenant";
import { openLink } from "@/lib/outbox/mail-link";
import { admitResetRequest, mailResetLink } from "./mail-reset-link";
import { findResetAccount, resetPassword } from "./reset-password";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());
beforeEach(() => {
  vi.stubEnv("SMTP_URL", "smtp://localhost");
  vi.stubEnv("APP_URL", "https://keys.example.com");
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const NEXT = "a password nobody knows";
const closed = { code: "UNAUTHORIZED", reason: "reset_link" };

const listMails = (email: string) =>
  engine.db.select().from(deliveries).where(eq(deliveries.recipient, email));

/** Asks for a link. Returns its token, undefined if no e-mail was written. */
async function ask(email: string) {
  const services = { engine, keyring: testKeyring };
  const request = createRequestFacts();
  await mailResetLink(services, await admitResetRequest(services, { email }, request), request);
  const [mail] = await listMails(email.toLowerCase());
  if (!mail?.sealedLink) return;
  expect(mail.body).not.toContain("token");
  const link = new URL(openLink(testKeyring.master, mail, mail.sealedLink));
  expect(link.origin + link.pathname).toBe("https://keys.example.com/reset-password");
  return link.searchParams.get("token") ?? "";
}

const reset = (token = "", password = NEXT) =>
  resetPassword(
    { engine, keyring: testKeyring, authSecret: "a secret for tests" },
    ...[{ token, password }, createRequestFacts(), null],
  );

describe("a link to a new password", () => {
  it("sets it once, ends all sessions, and stands in the audit log", async () => {
    const { email, userId } = await createPerson(engine.db);
    const session = await enter(engine.db, email);
    const token = await ask(email.toUpperCase());
    expect(await findRefusal(reset(token, "short"))).toMatchObject({ param: "password" });
    expect(await session.isLive()).toBe(true);
    const both = await Promise.allSettled([reset(token), reset(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await session.isLive()).toBe(false);
    expect(await findRefusal(reset(token))).toMatchObject(closed);
    expect(await findRefusal(enter(engine.db, email))).toMatchObject({ reason: "credentials" });
    await expect(enter(engine.db, email, NEXT)).resolves.toBeTruthy();
    const rows = await engine.db
      .select({ action: audit.action, after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `user:${userId}`))
      .orderBy(audit.sequence);
    expect(rows).toEqual([
      { action: "account.mailResetLink", after: { resetLink: "sent" } },
      { action: "account.resetPassword", after: { password: "changed" } },
    ]);
  });

  it("leaves the second factor on", async () => {
    const { email, userId } = await createPerson(engine.db);
    await engine.db
      .update(users)
      .set({ sealedTotp: "sealed", totpConfirmedAt: sql`now()` })
      .where(eq(users.id, userId));
    await reset(await ask(email));
    expect(await findRefusal(enter(engine.db, email, NEXT))).toMatchObject({ reason: "second_factor" });
  });

  it("is not valid after 30 minutes, when changed, for a suspended account, and after another new password", async () => {
    const { email, userId } = await createPerson(engine.db);
    const token = (await ask(email)) ?? "";
    const isValid = async (text: string) =>
      (await findResetAccount(engine.db, testKeyring.master, text)) !== null;
    expect([await isValid(token), await isValid(`${token.slice(0, -8)}AAAAAAA=`)]).toEqual([true, false]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31 * 60_000 });
    expect(await isValid(token)).toBe(false);
    vi.useRealTimers();
    const edit = (patch: Partial<typeof users.$inferInsert>) =>
      engine.db.update(users).set(patch).where(eq(users.id, userId));
    await edit({ status: "suspended" });
    expect(await isValid(token)).toBe(false);
    await edit({ status: "active" });
    expect(await isValid(token)).toBe(true);
    await edit({ passwordHash: "another" });
    expect(await isValid(token)).toBe(false);
  });
});

describe("the request of a link", () => {
  it("writes no e-mail to strangers, suspended accounts, and without a mail server or APP_URL", async () => {
    const stranger = `${crypto.randomUUID()}@example.com`;
    expect([await ask(stranger), await listMails(stranger)]).toEqual([undefined, []]);
    const { email, userId } = await createPerson(engine.db);
    await engine.db.update(users).set({ status: "suspended" }).where(eq(users.id, userId));
    expect(await ask(email)).toBeUndefined();
    const other = await createPerson(engine.db);
    vi.stubEnv("APP_URL", "");
    expect(await ask(other.email)).toBeUndefined();
    vi.stubEnv("APP_URL", "https://keys.example.com");
    vi.stubEnv("SMTP_URL", "");
    expect(await ask(other.email)).toBeUndefined();
  });

  it("is limited for each email, known or not, and refuses what is none", async () => {
    const { email } = await createPerson(engine.db);
    for (const one of [email, `${crypto.randomUUID()}@example.com`]) {
      for (let tries = 0; tries < 3; tries += 1) await ask(one);
      expect(await findRefusal(ask(one))).toMatchObject({ code: "RATE_LIMIT", reason: "sign_in" });
    }
    expect(await findRefusal(ask("nobody"))).toMatchObject({ code: "INVALID_REQUEST", param: "email" });
    expect(await listMails(email)).toHaveLength(3);
  });
});
