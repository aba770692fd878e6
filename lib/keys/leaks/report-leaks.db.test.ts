import { randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, keys, leakReports, organizations, usage } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { addSecret, createServices, makeKey } from "@/e2e/support/services";
import { createTenant, keyActor } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import { createSecret } from "@/lib/access/key-secret";
import { listAudit } from "@/lib/audit/list-audit";
import type { Context } from "@/lib/core/operations/context";
import { getKey } from "@/lib/keys/operations/list-keys";
import { rotateKey } from "@/lib/keys/operations/rotate-key";
import { archiveKey, disableKey } from "@/lib/keys/operations/switch-key";
import { listLeakReports } from "./list-leak-reports";
import { reportLeaks } from "./report-leaks";

let engine: Engine;
let services: CallServices;
beforeAll(async () => {
  engine = await openTestDatabase();
  services = createServices(engine);
});
afterAll(() => engine.close());

const request = { id: "req_1", ip: "198.51.100.4", client: "Firefox", idempotency: null };
const report = async (secret: string, location: string | null = "https://git.example/a.env") => {
  const [isGenuine] = await reportLeaks(services, [{ secret, source: "github", location }], request);
  return isGenuine;
};
async function leaky(fields: Parameters<typeof makeKey>[2] = {}) {
  const tenant = await createTenant(engine.db);
  const key = await makeKey(services, tenant.organizationId, fields);
  const read = () => getKey.execute(tenant.owner, { id: key.id });
  const list = async (input = {}) => (await listLeakReports.execute(tenant.owner, input)).data;
  return { ...tenant, key, read, list };
}
const call = (organizationId: string, keyId: string, fields: Partial<typeof usage.$inferInsert>) =>
  engine.db.insert(usage).values({
    ...{ id: randomUUID(), organizationId, keyId, at: new Date(), endpoint: "/v1/models" },
    ...{ status: 200, outcome: "complete", latencyMs: 1, ...fields },
  });
const traces = async () => [await engine.db.$count(leakReports), await engine.db.$count(audit)];

describe("what is reported as a key", () => {
  it("costs no query where it cannot be one", async () => {
    const { secret } = createSecret();
    const silent = { ...services, engine: { ...engine, run: () => Promise.reject(new Error("Asked")) } };
    for (const junk of ["", "sk_live_", secret.slice(0, -1), `${secret.slice(0, -1)}-`, `${secret} `]) {
      const leak = { secret: junk, source: "page", location: null } as const;
      expect(await reportLeaks(silent, [leak], request)).toEqual([false]);
    }
  });

  it("leaves no trace where it is none, is over, or is of a closed organization", async () => {
    const { organizationId, key } = await leaky({ leakReaction: "revoke" });
    const over = { organizationId, keyId: key.id, validUntil: new Date(Date.now() - 1_000) };
    const retired = await addSecret(services, over);
    const closed = await leaky({ leakReaction: "revoke" });
    await engine.db
      .update(organizations)
      .set({ status: "closed" })
      .where(eq(organizations.id, closed.organizationId));
    const before = await traces();
    for (const secret of [createSecret().secret, retired.secret, closed.key.secret]) {
      expect(await report(secret)).toBe(false);
    }
    expect(await traces()).toEqual(before);
  });

  it("is told apart in one go", async () => {
    const [one, other] = [await leaky(), await leaky({ leakReaction: "revoke" })];
    const secrets = [one.key.secret, createSecret().secret, "junk", other.key.secret, one.key.secret];
    const leaks = secrets.map((secret) => ({ secret, source: "github" as const, location: null }));
    expect(await reportLeaks(services, leaks, request)).toEqual([true, false, false, true, true]);
    expect(await one.list()).toHaveLength(1);
    expect((await other.read()).status).toBe("revoked");
  });
});

describe("a leaked key", () => {
  it("works on by default, and is shown with where it was found", async () => {
    const { key, read, list } = await leaky();
    const before = await read();
    expect(await report(key.secret)).toBe(true);
    expect(await read()).toEqual(before);
    expect(await list({ open: true })).toEqual([
      {
        ...{ id: expect.any(String), keyId: key.id, keyName: key.id, prefix: key.prefix },
        ...{
          source: "github",
          location: "https://git.example/a.env",
          reaction: "notify",
          open: true,
          ended: false,
          writable: true,
        },
        reportedAt: expect.any(String),
      },
    ]);
  });

  it("is revoked where that was chosen", async () => {
    const { key, read, list } = await leaky({ leakReaction: "revoke" });
    await report(key.secret);
    expect(await read()).toMatchObject({ status: "revoked", version: 2, leakReaction: "revoke" });
    expect(await list()).toMatchObject([{ reaction: "revoke", open: false }]);
  });

  it("is restricted to the addresses that used it well in the last 30 days, the latest first", async () => {
    const { organizationId, key, read, list } = await leaky({ leakReaction: "restrict" });
    const day = (days: number) => new Date(Date.now() - days * 86_400_000);
    for (const fields of [
      { ip: "203.0.113.1", at: day(3) },
      { ip: "2001:db8::7", at: day(1.1) },
      { ip: "203.0.113.1", at: day(2) },
      { ip: "198.51.100.4", at: day(0.5) },
      { ip: "203.0.113.66", status: 403 },
      { ip: "203.0.113.99", at: day(31) },
      { ip: null },
    ]) {
      await call(organizationId, key.id, fields);
    }
    await report(key.secret);
    const restricted = { status: "enabled", ipAllowlist: ["2001:db8::7", "203.0.113.1"] };
    expect(await read()).toMatchObject(restricted);
    expect(await list()).toMatchObject([{ reaction: "restrict", open: true }]);
    await call(organizationId, key.id, { ip: "203.0.113.2" });
    await report(key.secret, "elsewhere");
    expect(await read()).toMatchObject({ ...restricted, version: 2 });
  });

  it("keeps the addresses that it allowed before", async () => {
    const { organizationId, key, read } = await leaky({
      leakReaction: "restrict",
      ipAllowlist: ["10.0.0.0/8"],
    });
    await call(organizationId, key.id, { ip: "203.0.113.1" });
    await report(key.secret);
    expect(await read()).toMatchObject({ ipAllowlist: ["10.0.0.0/8"], version: 1 });
  });

  it("is disabled where it was to be restricted and nothing is known", async () => {
    const { key, read, list } = await leaky({ leakReaction: "restrict" });
    await report(key.secret);
    expect(await read()).toMatchObject({ status: "disabled", ipAllowlist: [] });
    expect(await list()).toMatchObject([{ reaction: "disable" }]);
  });

  it("stays listed after the report ended it, until its secret is rotated or it is archived", async () => {
    const endings = [
      (ctx: Context, id: string) => rotateKey.execute(ctx, { id }),
      (ctx: Context, id: string) => archiveKey.execute(ctx, { id }),
    ];
    for (const leakReaction of ["revoke", "restrict"] as const) {
      for (const resolve of endings) {
        const { owner, key, list } = await leaky({ leakReaction });
        await report(key.secret);
        expect(await list({ unresolved: true })).toMatchObject([{ keyId: key.id, open: false, ended: true }]);
        await resolve(owner, key.id);
        expect(await list({ unresolved: true })).toEqual([]);
        expect(await list()).toMatchObject([{ ended: false }]);
      }
    }
  });

  it("is no longer open once its secret is rotated or it has ended", async () => {
    const [one, other] = [await leaky(), await leaky()];
    await report(one.key.secret);
    await report(other.key.secret);
    await rotateKey.execute(one.owner, { id: one.key.id });
    await disableKey.execute(other.owner, { id: other.key.id });
    for (const { list } of [one, other]) {
      expect(await list({ open: true })).toEqual([]);
      expect(await list({ open: false })).toHaveLength(1);
    }
  });
});

describe("a report", () => {
  it("is in the audit, from the system, with what was done", async () => {
    const { key, owner } = await leaky({ leakReaction: "revoke" });
    await report(key.secret);
    const { data } = await listAudit.execute(owner, { subject: `key:${key.id}` });
    expect(data).toMatchObject([
      {
        ...{ action: "keys.leak", actor: "system", ip: request.ip, before: { revokedAt: null } },
        after: {
          revokedAt: expect.any(String),
          leak: { prefix: key.prefix, source: "github", reaction: "revoke" },
        },
      },
    ]);
  });

  it("does nothing a second time, not even to a key that was restored since", async () => {
    const { key, owner, read } = await leaky({ leakReaction: "revoke" });
    await report(key.secret);
    await engine.db.update(keys).set({ revokedAt: null }).where(eq(keys.id, key.id));
    const before = await traces();
    for (let i = 0; i < 3; i += 1) expect(await report(key.secret)).toBe(true);
    expect(await traces()).toEqual(before);
    expect((await read()).status).toBe("enabled");
    await report(key.secret, "another place");
    expect((await read()).status).toBe("revoked");
    expect((await listAudit.execute(owner, { action: "keys.leak" })).data).toHaveLength(2);
  });

  it("never keeps the secret, wherever it was written", async () => {
    const { key, list } = await leaky();
    await report(key.secret, `https://git.example/?k=${key.secret}&again=${key.secret}`);
    const [kept] = await list();
    expect(kept?.location).toBe(`https://git.example/?k=${key.prefix}…&again=${key.prefix}…`);
    const [row] = await engine.db.select({ after: audit.after }).from(audit).orderBy(desc(audit.at)).limit(1);
    expect(JSON.stringify(row)).not.toContain(key.secret.slice(key.prefix.length));
  });

  it("is listed only where its key is in reach, newest first, page by page", async () => {
    const { as, here, there, organizationId } = await createTenant(engine.db);
    const made = [here.projectId, there.projectId, null].map((projectId) =>
      makeKey(services, organizationId, { projectId }),
    );
    for (const key of await Promise.all(made)) await report(key.secret);
    const all = as(keyActor(["keys:read"]));
    const first = await listLeakReports.execute(all, { limit: 2 });
    const cursor = first.nextCursor ?? undefined;
    const rest = await listLeakReports.execute(all, { limit: 2, cursor });
    expect([first.data.length, rest.data.length, rest.nextCursor]).toEqual([2, 1, null]);
    const access = { kind: "project", projectId: here.projectId } as const;
    const own = await listLeakReports.execute(as(keyActor(["keys:read"], access, here.workspaceId)), {});
    expect(own.data).toHaveLength(1);
  });
});
