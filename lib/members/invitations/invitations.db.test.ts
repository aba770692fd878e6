import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, invitations, organizations } from "@/db/schema/index";
import { findRefusal } from "@/e2e/support/credentials";
import { openTestDatabase } from "@/e2e/support/database";
import { createPerson, createRequestFacts, enter, PASSWORD } from "@/e2e/support/signed-in-person";
import { createTenant, keyActor, person, testKeyring } from "@/e2e/support/tenant";
import { readSession } from "@/lib/auth/sessions";
import { INSTALLATION } from "@/lib/core/changes/audit-trail";
import type { Context } from "@/lib/core/operations/context";
import { listMembers } from "@/lib/members/operations/list-members";
import { acceptAsNewPerson, acceptAsPerson } from "./accept-invitation";
import { createInvitation } from "./create-invitation";
import { findOpenInvitation } from "./find-open-invitation";
import { getInvitation } from "./get-invitation";
import { listInvitations } from "./list-invitations";
import { revokeInvitation } from "./revoke-invitation";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
  tenant = await createTenant(engine.db);
});
afterAll(() => engine.close());

let count = 0;
const freshEmail = () => `invited-${++count}@example.com`;
const services = () => ({ engine, keyring: testKeyring });
const account = { name: "Noor", password: PASSWORD };

async function invite(facts: Record<string, unknown> = {}, ctx: Context = tenant.owner) {
  const wanted = { email: freshEmail(), role: "member", ...facts };
  const { token, ...invitation } = await createInvitation.execute(ctx, wanted);
  return { ...invitation, token: token ?? "" };
}
const accept = (token: string, input: unknown = account) =>
  acceptAsNewPerson(services(), token, input, createRequestFacts());
const getState = async (id: string) => (await getInvitation.execute(tenant.owner, { id })).state;

describe("an invitation", () => {
  it("makes a new person a member with its role and workspaces, once", async () => {
    const { workspaceId } = tenant.here;
    const workspaces = [{ workspaceId, access: "write" }];
    const { id, email, token } = await invite({ email: " Noor@Example.COM ", workspaces });
    expect(email).toBe("noor@example.com");
    expect(await findOpenInvitation(engine.db, token)).toMatchObject({
      ...{ email, role: "member", state: "pending", hasAccount: false },
      organization: { slug: tenant.slug },
    });
    expect(await accept(token)).toEqual({ email, slug: tenant.slug });
    const { sessionId } = await enter(engine.db, email);
    const session = await readSession(engine.db, sessionId);
    expect(session?.memberships).toMatchObject([{ slug: tenant.slug, role: "member" }]);
    expect(session?.memberships[0]?.workspaces).toEqual(new Map([[workspaceId, "write"]]));
    expect(await getState(id)).toBe("accepted");
    expect(await findRefusal(accept(token))).toMatchObject({ code: "CONFLICT", reason: "invitation" });
    const rows = await engine.db.select().from(audit).where(eq(audit.action, "invitations.accept"));
    expect(rows.map(({ chainId, subject }) => [chainId, subject.split(":")[0]])).toEqual([
      [tenant.organizationId, "invitation"],
      [tenant.organizationId, "member"],
    ]);
    const made = await engine.db.select().from(audit).where(eq(audit.action, "account.create"));
    expect(made).toMatchObject([{ chainId: INSTALLATION, subjectName: email }]);
  });

  it("is accepted by a signed-in person of its email only", async () => {
    const { userId, email } = await createPerson(engine.db);
    const { token } = await invite({ email, role: "viewer" });
    for (const input of [account, {}])
      expect(await findRefusal(accept(token, input))).toMatchObject({ code: "CONFLICT", reason: "account" });
    const as = (who: string) =>
      acceptAsPerson(services(), token, { id: userId, name: "Mara", email: who }, createRequestFacts());
    expect(await findRefusal(as("other@example.com"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "account",
    });
    expect(await as(email)).toMatchObject({ slug: tenant.slug });
    const { data } = await listMembers.execute(tenant.owner, { search: email });
    expect(data).toMatchObject([{ userId, role: "viewer" }]);
    expect(await findRefusal(invite({ email }))).toMatchObject({ code: "CONFLICT", param: "email" });
  });

  it("says why it cannot be accepted: revoked, replaced, expired, closed", async () => {
    const revoked = await invite();
    await revokeInvitation.execute(tenant.owner, { id: revoked.id });
    const replaced = await invite();
    await invite({ email: replaced.email });
    const expired = await invite();
    await engine.db
      .update(invitations)
      .set({ expiresAt: sql`now() - interval '1 day'` })
      .where(eq(invitations.id, expired.id));
    for (const [{ id, token }, state] of [
      [revoked, "revoked"],
      [replaced, "revoked"],
      [expired, "expired"],
    ] as const) {
      expect(await getState(id)).toBe(state);
      const refused = { code: "CONFLICT", reason: "invitation" };
      expect(await findRefusal(accept(token))).toMatchObject(refused);
      expect(await findRefusal(accept(token, {}))).toMatchObject(refused);
    }
    const closed = await createTenant(engine.db);
    const late = await invite({}, closed.owner);
    const set = engine.db.update(organizations).set({ status: "closed" });
    await set.where(eq(organizations.id, closed.organizationId));
    expect(await findOpenInvitation(engine.db, late.token)).toBeNull();
    for (const token of [late.token, "unknown"])
      expect(await findRefusal(accept(token))).toMatchObject({ code: "NOT_FOUND" });
  });

  it("of an owner is replaced by owners alone, unless it has expired", async () => {
    const { id, email } = await invite({ role: "owner" });
    const admin = tenant.as(person("admin"));
    expect(await findRefusal(invite({ email }, admin))).toMatchObject({ code: "FORBIDDEN", param: "role" });
    expect(await getState(id)).toBe("pending");
    const { id: next } = await invite({ email, role: "owner" });
    expect(await getState(id)).toBe("revoked");
    await engine.db
      .update(invitations)
      .set({ expiresAt: sql`now() - interval '1 day'` })
      .where(eq(invitations.id, next));
    expect(await invite({ email }, admin)).toMatchObject({ state: "pending" });
  });

  it("shows its token once: it is neither stored, listed nor audited, and a replay has none", async () => {
    const request = { ...tenant.owner.request, idempotency: { route: "invite", key: "a".repeat(32) } };
    const ctx = { ...tenant.owner, request };
    const wanted = { email: freshEmail(), role: "viewer" };
    const first = await createInvitation.execute(ctx, wanted);
    const again = await createInvitation.execute(ctx, wanted);
    expect(again).toEqual({ ...first, token: null, replayed: true });
    const kept = JSON.stringify([
      await engine.db.select().from(invitations),
      await engine.db.select().from(audit),
      await listInvitations.execute(tenant.owner, { pending: true }),
    ]);
    expect(kept).not.toContain(first.token);
    expect(kept).toContain(first.email);
  });

  it("refuses bad input at its field, and more than the inviter holds", async () => {
    const { workspaceId } = tenant.here;
    const grant = (access: string) => ({ workspaces: [{ workspaceId, access }] });
    for (const [facts, param] of [
      [{ email: "nobody" }, "email"],
      [{ role: "boss" }, "role"],
      [{ expiresInDays: 31 }, "expiresInDays"],
      [{ role: "viewer", ...grant("write") }, "workspaces"],
      [{ role: "admin", ...grant("read") }, "workspaces"],
      [{ workspaces: [...grant("read").workspaces, ...grant("write").workspaces] }, "workspaces"],
    ] as const) {
      expect(await findRefusal(invite(facts))).toMatchObject({ code: "INVALID_REQUEST", param });
    }
    const admin = tenant.as(person("admin"));
    expect(await findRefusal(invite({ role: "owner" }, admin))).toMatchObject({ code: "FORBIDDEN" });
    const key = tenant.as(keyActor(["members:read", "members:write"]));
    expect(await findRefusal(invite({ role: "admin" }, key))).toMatchObject({ reason: "attenuation" });
    expect(await findRefusal(invite(grant("read"), key))).toMatchObject({ reason: "attenuation" });
    expect(await invite({ role: "viewer" }, key)).toMatchObject({ state: "pending" });
    for (const input of [
      { ...account, password: "short" },
      { ...account, name: "" },
    ]) {
      const { token } = await invite();
      expect(await findRefusal(accept(token, input))).toMatchObject({ code: "INVALID_REQUEST" });
    }
  });
});
