import { randomUUID } from "node:crypto";
import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "@/db/client";
import { keyLastUses, keyProjects, keySecrets, keys, usage } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { managingKey, refusal } from "@/e2e/support/key-callers";
import { createTenant, person } from "@/e2e/support/tenant";
import { writeUsage } from "@/e2e/support/usage";
import { listAudit } from "@/lib/audit/list-audit";
import type { Context } from "@/lib/core/operations/context";
import { getBulkImpact } from "@/lib/keys/insights/bulk-impact";
import { getImpact } from "@/lib/keys/insights/impact";
import { createKey } from "./create-key";
import { deleteKey } from "./delete-key";
import { getKey } from "./list-keys";
import { rotateKey } from "./rotate-key";
import { archiveKey, disableKey, enableKey, restoreKey, revokeKey, unarchiveKey } from "./switch-key";
import { updateKey } from "./update-key";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const make = async (ctx: Context, input: Record<string, unknown> = {}) =>
  (await createKey.execute(ctx, { name: "CI server", ...input })).key;

const CHANGES = {
  enable: enableKey,
  disable: disableKey,
  revoke: revokeKey,
  restore: restoreKey,
  archive: archiveKey,
  unarchive: unarchiveKey,
  rotate: rotateKey,
  delete: deleteKey,
};

describe("enabled, revoked and archived", () => {
  test("are three facts that do not touch each other", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    const now = owner.now.toISOString();
    const steps = [
      [disableKey, { enabled: false, status: "disabled" }],
      [revokeKey, { enabled: false, revokedAt: now, status: "revoked" }],
      [archiveKey, { archivedAt: now, revokedAt: now, enabled: false }],
      [enableKey, { enabled: true, status: "revoked", archivedAt: now }],
      [restoreKey, { revokedAt: null, status: "enabled", archivedAt: now }],
      [unarchiveKey, { archivedAt: null, status: "enabled" }],
    ] as const;
    for (const [step, [operation, expected]] of steps.entries()) {
      expect(await operation.execute(owner, { id })).toMatchObject({ ...expected, version: step + 2 });
    }
  });

  test("stay as they are where they hold already", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    for (const operation of [enableKey, restoreKey, unarchiveKey]) {
      expect((await operation.execute(owner, { id })).version).toBe(1);
    }
    const first = await revokeKey.execute(owner, { id });
    const later = { ...owner, now: new Date(owner.now.getTime() + 60_000) };
    expect(await revokeKey.execute(later, { id })).toEqual(first);
  });
});

describe("whatever changes a key", () => {
  test.each(Object.entries(CHANGES))("%s: not with a stale version", async (_, operation) => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    await disableKey.execute(owner, { id });
    const refused = { code: "CONFLICT", reason: "version", param: "version" };
    expect(await refusal(operation.execute(owner, { id, version: 1 }))).toEqual(refused);
    expect((await getKey.execute(owner, { id })).version).toBe(2);
  });

  test.each(Object.entries(CHANGES))("%s: only by who may", async (_, operation) => {
    const { as, owner, here } = await createTenant(engine.db);
    const [own, all] = [await make(owner, { projectId: here.projectId }), await make(owner)];
    const viewer = as(person("viewer", { [here.workspaceId]: "read" }));
    expect(await refusal(operation.execute(viewer, { id: own.id }))).toMatchObject({ code: "FORBIDDEN" });
    const project = as(
      managingKey({ access: { kind: "project", projectId: here.projectId } }, here.workspaceId),
    );
    const inherited = { code: "FORBIDDEN", reason: "access", param: null };
    expect(await refusal(operation.execute(project, { id: all.id }))).toEqual(inherited);
    for (const ctx of [
      (await createTenant(engine.db)).owner,
      as(managingKey({ access: { kind: "selected", projectIds: [] } })),
    ]) {
      expect(await refusal(operation.execute(ctx, { id: own.id }))).toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await refusal(operation.execute(owner, { id: randomUUID() }))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await refusal(operation.execute(owner, { id: own.id, name: "x" }))).toMatchObject({
      param: "name",
    });
  });
});

describe("a rotation", () => {
  test("changes the secret and nothing else, and ends the old one at once", async () => {
    const { owner } = await createTenant(engine.db);
    const before = await make(owner, { rateLimitPerMinute: 5, expiresInDays: 30 });
    const { key, secret } = await rotateKey.execute(owner, { id: before.id, graceSeconds: 0 });
    const { prefix, secrets, version, updatedAt: _, ...facts } = key;
    expect(before).toMatchObject(facts);
    expect(version).toBe(2);
    expect(prefix).not.toBe(before.prefix);
    expect(secret?.startsWith(prefix)).toBe(true);
    expect(secrets.map((one) => one.prefix)).toEqual([prefix]);
    const old = await engine.db
      .select({ validUntil: keySecrets.validUntil })
      .from(keySecrets)
      .where(eq(keySecrets.prefix, before.prefix));
    expect(old).toEqual([{ validUntil: owner.now }]);
  });

  test("keeps when the key was last used", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    const lastUsedAt = new Date("2026-01-01T00:00:00.000Z");
    await engine.db.update(keyLastUses).set({ usedAt: lastUsedAt }).where(eq(keyLastUses.keyId, id));
    const { key } = await rotateKey.execute(owner, { id });
    expect(key.lastUsedAt).toBe(lastUsedAt.toISOString());
    expect(key.secrets[0]?.lastUsedAt).toBeNull();
  });

  test("of an expired key is refused until its expiry is moved", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner, { expiresInDays: 1 });
    const later = { ...owner, now: new Date(owner.now.getTime() + 2 * 86_400_000) };
    expect(await refusal(rotateKey.execute(later, { id }))).toMatchObject({
      code: "CONFLICT",
      reason: "expired",
    });
  });

  test("twice with one version succeeds once", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => rotateKey.execute(owner, { id, version: 1 })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });
});

describe("deleting", () => {
  test("is refused while the key is enabled and not revoked, forced or not", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    for (const force of [false, true]) {
      expect(await refusal(deleteKey.execute(owner, { id, force }))).toMatchObject({ code: "KEY_ACTIVE" });
    }
  });

  test.each([disableKey, revokeKey])("takes a key that has ended, with all that is its own", async (end) => {
    const { owner, here } = await createTenant(engine.db);
    const { id } = await make(owner, { projectIds: [here.projectId] });
    await end.execute(owner, { id });
    expect(await deleteKey.execute(owner, { id })).toEqual({ id, deleted: true });
    expect(await refusal(getKey.execute(owner, { id }))).toMatchObject({ code: "NOT_FOUND" });
    for (const table of [keySecrets, keyProjects, keyLastUses]) {
      const [left] = await engine.db.select({ rows: count() }).from(table).where(eq(table.keyId, id));
      expect(left?.rows).toBe(0);
    }
  });

  test("takes a used key only with force, and its usage with it", async () => {
    const { owner, organizationId } = await createTenant(engine.db);
    const [used, other] = [await make(owner), await make(owner, { name: "Other" })];
    await engine.db.update(keys).set({ firstUsedAt: owner.now }).where(eq(keys.id, used.id));
    const row = { at: owner.now, organizationId, endpoint: "/v1/models", status: 200, latencyMs: 1 };
    for (const keyId of [used.id, other.id]) {
      await engine.db.insert(usage).values({ ...row, id: randomUUID(), keyId, outcome: "complete" });
    }
    await revokeKey.execute(owner, { id: used.id });
    expect(await refusal(deleteKey.execute(owner, { id: used.id }))).toMatchObject({ code: "HAS_USAGE" });
    await deleteKey.execute(owner, { id: used.id, force: true });
    const left = await engine.db
      .select({ keyId: usage.keyId })
      .from(usage)
      .where(eq(usage.organizationId, organizationId));
    expect(left).toEqual([{ keyId: other.id }]);
  });
});

describe("a key that created keys", () => {
  /** Creates a key, two keys created by it, a key created by the first of these, and an unrelated key. */
  const family = async () => {
    const { as, owner, here, organizationId } = await createTenant(engine.db);
    const parent = await make(owner, { name: "Parent" });
    const asKey = (id: string) => as({ ...managingKey({}), id });
    const first = await make(asKey(parent.id), { name: "First" });
    const second = await make(asKey(parent.id), { name: "Second", projectId: here.projectId });
    const grandchild = await make(asKey(first.id), { name: "Grandchild" });
    const other = await make(owner, { name: "Other" });
    const revoked = async () => {
      const ids = { parent, first, second, grandchild, other };
      const states = Object.entries(ids).map(async ([name, { id }]) => {
        const { revokedAt } = await getKey.execute(owner, { id });
        return revokedAt === null ? [] : [name];
      });
      return (await Promise.all(states)).flat();
    };
    return { owner, organizationId, parent, first, second, revoked };
  };

  test("is told with them, and shown as their creator", async () => {
    const { owner, parent, first } = await family();
    expect(await getImpact.execute(owner, { id: parent.id })).toMatchObject({ createdKeys: 3 });
    expect(await getKey.execute(owner, { id: first.id })).toMatchObject({ createdBy: `key:${parent.id}` });
  });

  test("is revoked alone, or with them and those that they created", async () => {
    const { owner, parent, second, revoked } = await family();
    await revokeKey.execute(owner, { id: parent.id });
    expect(await revoked()).toEqual(["parent"]);
    await revokeKey.execute(owner, { id: second.id });
    expect(await getImpact.execute(owner, { id: parent.id })).toMatchObject({ createdKeys: 2 });
    await revokeKey.execute(owner, { id: parent.id, includeCreated: true });
    expect(await revoked()).toEqual(["parent", "first", "second", "grandchild"]);
  });

  test("is revoked with them by an edit too", async () => {
    const { owner, parent, revoked } = await family();
    await updateKey.execute(owner, { id: parent.id, name: "Renamed", includeCreated: true });
    expect(await revoked()).toEqual([]);
    await updateKey.execute(owner, { id: parent.id, revoked: true, includeCreated: true });
    expect(await revoked()).toEqual(["parent", "first", "second", "grandchild"]);
  });

  test("is counted with them for a bulk act, each key once", async () => {
    const { owner, organizationId, parent, first, second } = await family();
    const ids = [parent.id, first.id];
    await writeUsage(engine, organizationId, [
      { keyId: first.id },
      { keyId: first.id },
      { keyId: second.id },
    ]);
    const impact = await getBulkImpact.execute(owner, { ids: [...ids, randomUUID()] });
    expect(impact.keys).toHaveLength(2);
    expect(impact.keys).toEqual(
      expect.arrayContaining([
        { id: parent.id, requestsLastDay: 0 },
        { id: first.id, requestsLastDay: 2 },
      ]),
    );
    expect(impact.createdKeys).toBe(2);
  });

  test("leaves an audit row for each key that is revoked with it", async () => {
    const { owner, parent } = await family();
    await revokeKey.execute(owner, { id: parent.id, includeCreated: true });
    const { data } = await listAudit.execute(owner, { limit: 4 });
    expect(data.map(({ action, subjectName }) => `${action} ${subjectName}`).toSorted()).toEqual(
      ["First", "Grandchild", "Parent", "Second"].map((name) => `keys.revoke ${name}`),
    );
  });
});
