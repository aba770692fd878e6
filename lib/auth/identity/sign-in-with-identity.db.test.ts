import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { invitations, organizations, sessions, users } from "@/db/schema";
import { findRefusal } from "@/e2e/support/credentials";
import { openTestDatabase } from "@/e2e/support/database";
import { createPerson, createRequestFacts } from "@/e2e/support/signed-in-person";
import { createTenant, testKeyring } from "@/e2e/support/tenant";
import { readSession } from "@/lib/auth/sessions";
import { signIn } from "@/lib/auth/sign-in";
import { AppError } from "@/lib/core/errors/errors";
import { createInvitation } from "@/lib/members/invitations/create-invitation";
import { revokeInvitation } from "@/lib/members/invitations/revoke-invitation";
import { confirmWithIdentity } from "./confirm-with-identity";
import { type Identity, signInWithIdentity } from "./sign-in-with-identity";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

const enter = (email: string | null, name: Identity["name"] = "Mara Ellis") =>
  signInWithIdentity({ engine, keyring: testKeyring }, { email, name }, createRequestFacts());
const stranger = { code: "UNAUTHORIZED", reason: "stranger" };

async function invite() {
  const { owner, organizationId } = await createTenant(engine.db);
  const email = `${crypto.randomUUID()}@example.com`;
  const { id } = await createInvitation.execute(owner, { email, role: "viewer" });
  return { owner, organizationId, email, id };
}

describe("a person with a verified email of an identity provider", () => {
  it("enters their account, whatever the case of the email", async () => {
    const { email, userId } = await createPerson(engine.db);
    const session = await readSession(engine.db, await enter(email.toUpperCase()));
    expect(session?.user).toMatchObject({ id: userId, email });
  });

  it("gets an account without a password when the email is invited, and joins nothing by that", async () => {
    const { email } = await invite();
    const session = await readSession(engine.db, await enter(email));
    expect(session).toMatchObject({ user: { email, name: "Mara Ellis" }, memberships: [] });
    await enter(email);
    const kept = await engine.db.select().from(users).where(eq(users.email, email));
    expect(kept).toMatchObject([{ passwordHash: null }]);
    const other = await invite();
    await enter(other.email, "\u200b");
    expect(await engine.db.$count(users, eq(users.name, other.email))).toBe(1);
  });

  it("is refused without an account and a pending invitation of an active organization", async () => {
    expect(await findRefusal(enter(`${crypto.randomUUID()}@example.com`))).toMatchObject(stranger);
    const [revoked, expired, closed] = [await invite(), await invite(), await invite()];
    await revokeInvitation.execute(revoked.owner, { id: revoked.id });
    await engine.db
      .update(invitations)
      .set({ expiresAt: sql`now() - interval '1 day'` })
      .where(eq(invitations.id, expired.id));
    await engine.db
      .update(organizations)
      .set({ status: "closed", closedAt: sql`now()` })
      .where(eq(organizations.id, closed.organizationId));
    for (const { email } of [revoked, expired, closed]) {
      expect(await findRefusal(enter(email))).toMatchObject(stranger);
      expect(await engine.db.$count(users, eq(users.email, email))).toBe(0);
    }
    const suspended = await createPerson(engine.db);
    await engine.db.update(users).set({ status: "suspended" }).where(eq(users.id, suspended.userId));
    expect(await findRefusal(enter(suspended.email))).toMatchObject(stranger);
  });

  it("still needs the code of their authenticator app", async () => {
    const { email, userId } = await createPerson(engine.db);
    await engine.db
      .update(users)
      .set({ sealedTotp: "sealed", totpConfirmedAt: sql`now()` })
      .where(eq(users.id, userId));
    const refusal = await findRefusal(enter(email));
    expect(refusal).toMatchObject({ code: "UNAUTHORIZED", reason: "second_factor" });
    const pending = refusal instanceof AppError ? String(refusal.extra.pending) : "";
    const services = { engine, keyring: testKeyring, authSecret: "a secret for tests" };
    const code = findRefusal(signIn(services, { pending, code: "AAAA-AAAA" }, createRequestFacts()));
    expect(await code).toMatchObject({ code: "UNAUTHORIZED", reason: "code" });
  });

  it("is refused when the provider has not verified the email", async () => {
    await createPerson(engine.db);
    for (const email of [null, "", "no email"]) {
      expect(await findRefusal(enter(email))).toMatchObject({ code: "UNAUTHORIZED", reason: "unverified" });
    }
  });
});

describe("the provider's word about a person who is signed in", () => {
  const confirm = async (sessionId: string, email: string | null) => {
    const session = await readSession(engine.db, sessionId);
    if (!session) throw new Error("The session is not there");
    const services = { engine, keyring: testKeyring };
    return confirmWithIdentity(services, session, { email, name: null }, createRequestFacts());
  };
  const enterLongAgo = async () => {
    const { email } = await createPerson(engine.db);
    const sessionId = await enter(email);
    const reauthenticatedAt = new Date(Date.now() - 60 * 60_000);
    await engine.db.update(sessions).set({ reauthenticatedAt }).where(eq(sessions.id, sessionId));
    const readAge = async () => {
      const session = await readSession(engine.db, sessionId);
      return session && session.now.getTime() - session.reauthenticatedAt.getTime();
    };
    return { email, sessionId, readAge };
  };

  it("confirms the open session, which goes on", async () => {
    const { email, sessionId, readAge } = await enterLongAgo();
    expect(await confirm(sessionId, email.toUpperCase())).toBe(sessionId);
    expect(await readAge()).toBeLessThan(10 * 60_000);
  });

  it("confirms nothing for another account, and without a verified email", async () => {
    const { sessionId, readAge } = await enterLongAgo();
    const { email: other } = await createPerson(engine.db);
    expect(await findRefusal(confirm(sessionId, other))).toMatchObject({ reason: "other_account" });
    expect(await findRefusal(confirm(sessionId, null))).toMatchObject({ reason: "unverified" });
    expect(await readAge()).toBeGreaterThan(10 * 60_000);
  });
});
