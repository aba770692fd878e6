import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "@/db/client";
import { audit, keys, organizations } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { managingKey, refusal } from "@/e2e/support/key-callers";
import { createTenant, person } from "@/e2e/support/tenant";
import type { Context } from "@/lib/core/operations/context";
import { createKey } from "./create-key";
import { getKey } from "./list-keys";
import { updateKey } from "./update-key";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const make = async (ctx: Context, input: Record<string, unknown> = {}) =>
  (await createKey.execute(ctx, { name: "CI server", ...input })).key;

const FULL = {
  scopes: ["chat:write"],
  modelAllowlist: ["default"],
  modelDenylist: ["large-*"],
  ipAllowlist: ["10.0.0.0/8"],
  rateLimitPerMinute: 60,
  dailyHardLimit: 1_000,
  expiresAt: "2099-01-01T00:00:00.000Z",
};

describe("an edit", () => {
  test("of any fields changes these, keeps the others, and raises the version by one", async () => {
    const { owner, here, there } = await createTenant(engine.db);
    const { id } = await make(owner, FULL);
    const words = fc.uniqueArray(fc.stringMatching(/^[a-z*?.-]{1,8}$/), { maxLength: 4 });
    const limit = fc.option(fc.integer({ min: 1, max: 2_147_483_647 }));
    const fields = fc.record(
      {
        name: fc.stringMatching(/^[a-zA-Z]{1,20}$/),
        enabled: fc.boolean(),
        scopes: fc.uniqueArray(fc.constantFrom("chat:write", "models:read", "deploy:site")),
        modelAllowlist: words,
        modelDenylist: words,
        ipAllowlist: fc.uniqueArray(fc.constantFrom("10.0.0.0/8", "::1", "192.0.2.7")),
        rateLimitPerMinute: limit,
        dailyHardLimit: limit,
        expiresAt: fc.option(
          fc.date({ min: new Date("2098-01-01"), max: new Date("2099-01-01"), noInvalidDate: true }),
        ),
      },
      { requiredKeys: [] },
    );
    const access = fc.constantFrom(
      {},
      { projectAccess: "all", projectIds: [] },
      { projectAccess: "selected", projectIds: [here.projectId] },
      { projectAccess: "selected", projectIds: [there.projectId] },
    );
    const property = fc.asyncProperty(fields, access, async (some, projects) => {
      const patch = {
        ...some,
        ...projects,
        ...(some.expiresAt && { expiresAt: some.expiresAt.toISOString() }),
      };
      const { status: _, version, updatedAt: __, ...before } = await getKey.execute(owner, { id });
      const after = await updateKey.execute(owner, { id, version, ...patch });
      expect(after).toMatchObject({ ...before, ...patch });
      expect(after).toEqual(await getKey.execute(owner, { id }));
      const same = Object.entries(patch).every(([field, value]) =>
        Object.entries(before).some(
          ([name, old]) => name === field && JSON.stringify(old) === JSON.stringify(value),
        ),
      );
      expect(after.version).toBe(same ? version : version + 1);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test("clears with null", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner, FULL);
    const cleared = Object.fromEntries(Object.keys(FULL).map((field) => [field, null]));
    expect(await updateKey.execute(owner, { id, ...cleared })).toMatchObject({
      scopes: [],
      modelAllowlist: [],
      modelDenylist: [],
      ipAllowlist: [],
      rateLimitPerMinute: null,
      dailyHardLimit: null,
      expiresAt: null,
    });
  });

  test("takes revoked as a switch and keeps the time of the first revocation", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    const revoked = await updateKey.execute(owner, { id, revoked: true });
    expect(revoked).toMatchObject({ status: "revoked", revokedAt: owner.now.toISOString(), version: 2 });
    const later = { ...owner, now: new Date(owner.now.getTime() + 60_000) };
    expect(await updateKey.execute(later, { id, revoked: true })).toEqual(revoked);
    expect(await updateKey.execute(later, { id, revoked: false })).toMatchObject({
      revokedAt: null,
      version: 3,
    });
  });

  test("with a version that is not the current one changes nothing", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    await updateKey.execute(owner, { id, version: 1, name: "First" });
    const second = updateKey.execute(owner, { id, version: 1, name: "Second", projectAccess: "all" });
    expect(await refusal(second)).toEqual({ code: "CONFLICT", reason: "version", param: "version" });
    expect((await getKey.execute(owner, { id })).name).toBe("First");
    expect((await updateKey.execute(owner, { id, name: "Third" })).version).toBe(3);
  });

  test("leaves an audit row of what changed, and none where nothing did", async () => {
    const { owner, organizationId, here } = await createTenant(engine.db);
    const { id } = await make(owner);
    await updateKey.execute(owner, { id, projectAccess: "selected", projectIds: [here.projectId] });
    await updateKey.execute(owner, { id, projectIds: [here.projectId] });
    const rows = await engine.db
      .select({ action: audit.action, before: audit.before, after: audit.after })
      .from(audit)
      .where(eq(audit.chainId, organizationId))
      .orderBy(audit.sequence);
    expect(rows.slice(1)).toEqual([
      {
        action: "keys.update",
        before: { projectAccess: "all", projectIds: [] },
        after: { projectAccess: "selected", projectIds: [here.projectId] },
      },
    ]);
  });

  test("of an expired key may leave its expiry, and must move it ahead otherwise", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    const expiresAt = new Date("2020-01-01T00:00:00Z");
    await engine.db.update(keys).set({ expiresAt }).where(eq(keys.id, id));
    const kept = await updateKey.execute(owner, { id, name: "Old", expiresAt: expiresAt.toISOString() });
    expect(kept).toMatchObject({ name: "Old", status: "expired" });
    const sooner = updateKey.execute(owner, { id, expiresAt: "2019-01-01T00:00:00Z" });
    expect(await refusal(sooner)).toMatchObject({ param: "expiresAt" });
    expect((await updateKey.execute(owner, { id, expiresInDays: 1 })).status).toBe("enabled");
  });

  test("cannot take away an expiry that the organization requires", async () => {
    const { owner, organizationId } = await createTenant(engine.db);
    const [bounded, unbounded] = [await make(owner, FULL), await make(owner, { name: "Older" })];
    const its = eq(organizations.id, organizationId);
    await engine.db.update(organizations).set({ expiryRequired: true }).where(its);
    const cleared = updateKey.execute(owner, { id: bounded.id, expiresAt: null });
    expect(await refusal(cleared)).toMatchObject({ code: "INVALID_REQUEST", param: "expiresAt" });
    expect((await updateKey.execute(owner, { id: unbounded.id, name: "Oldest" })).expiresAt).toBeNull();
  });
});

describe("an edit is refused", () => {
  test.each([
    ["the owner", { projectId: "x" }, "projectId"],
    ["the prefix", { prefix: "sk_live_x" }, "prefix"],
    ["no name", { name: null }, "name"],
    ["no switch", { enabled: null }, "enabled"],
    ["a limit of 0", { rateLimitPerMinute: 0 }, "rateLimitPerMinute"],
    ["a budget", { maxBudgetUsd: 5 }, "maxBudgetUsd"],
    ["selected projects but none", { projectAccess: "selected" }, "projectIds"],
  ])("that gives %s", async (_, patch, param) => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    expect(await refusal(updateKey.execute(owner, { id, ...patch }))).toMatchObject({
      code: "INVALID_REQUEST",
      param,
    });
  });

  test("that names a foreign project or a taken name", async () => {
    const [{ owner }, other] = [await createTenant(engine.db), await createTenant(engine.db)];
    const { id } = await make(owner);
    await make(owner, { name: "Taken" });
    const foreign = { id, projectAccess: "selected", projectIds: [other.here.projectId] };
    const refused = { code: "FORBIDDEN", reason: "project", param: "projectIds" };
    expect(await refusal(updateKey.execute(owner, foreign))).toEqual(refused);
    const named = updateKey.execute(owner, { id, name: "Taken" });
    expect(await refusal(named)).toEqual({ code: "CONFLICT", reason: "taken", param: "name" });
  });

  test("of an inherited key from a project, and of a key that is not there", async () => {
    const { as, owner, here, there } = await createTenant(engine.db);
    const [all, other] = [await make(owner), await make(owner, { projectId: there.projectId })];
    const project = as(
      managingKey({ access: { kind: "project", projectId: here.projectId } }, here.workspaceId),
    );
    const member = as(person("member", { [here.workspaceId]: "write" }));
    const stranger = (await createTenant(engine.db)).owner;
    for (const ctx of [project, member]) {
      const inherited = updateKey.execute(ctx, { id: all.id, name: "Mine" });
      expect(await refusal(inherited)).toEqual({ code: "FORBIDDEN", reason: "access", param: null });
      expect(await refusal(updateKey.execute(ctx, { id: other.id, name: "Mine" }))).toMatchObject({
        code: "NOT_FOUND",
      });
    }
    expect(await refusal(updateKey.execute(stranger, { id: all.id }))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("of a person who may only look", async () => {
    const { as, owner, here } = await createTenant(engine.db);
    const { id } = await make(owner, { projectId: here.projectId });
    for (const ctx of [as(person("viewer", { [here.workspaceId]: "read" })), as(person("member"))]) {
      expect(await refusal(updateKey.execute(ctx, { id, name: "Mine" }))).toMatchObject({
        code: "FORBIDDEN",
      });
    }
  });
});
