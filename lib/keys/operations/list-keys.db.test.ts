import { eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "@/db/client";
import { keyLastUses, keys } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { refusal } from "@/e2e/support/key-callers";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import type { Context } from "@/lib/core/operations/context";
import { createKey } from "./create-key";
import { getKey, listKeys } from "./list-keys";
import { rotateKey } from "./rotate-key";
import { archiveKey, disableKey, revokeKey } from "./switch-key";
import { updateKey } from "./update-key";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const make = async (ctx: Context, name: string, input: Record<string, unknown> = {}) =>
  (await createKey.execute(ctx, { name, ...input })).key;

const setLastUse = (keyId: string, time: string) =>
  engine.db
    .update(keyLastUses)
    .set({ usedAt: new Date(time) })
    .where(eq(keyLastUses.keyId, keyId));

const names = async (ctx: Context, input: Record<string, unknown> = {}) =>
  (await listKeys.execute(ctx, { sort: "name", ...input })).data.map((key) => key.name);

/**
 * Creates an organization with a key for all projects, one that selects a project, and one of each project.
 */
async function tenantWithKeys() {
  const tenant = await createTenant(engine.db);
  const { owner, here, there } = tenant;
  return {
    ...tenant,
    all: await make(owner, "all"),
    some: await make(owner, "some", { projectIds: [there.projectId] }),
    own: await make(owner, "here", { projectId: here.projectId }),
    other: await make(owner, "there", { projectId: there.projectId }),
  };
}

describe("who sees which keys", () => {
  test("an owner and a key of the whole organization: all of them", async () => {
    const { owner, as } = await tenantWithKeys();
    expect(await names(owner)).toEqual(["all", "here", "some", "there"]);
    expect(await names(owner, { owner: "organization" })).toEqual(["all", "some"]);
    expect(await names(as(keyActor(["keys:read"])))).toEqual(["all", "here", "some", "there"]);
  });

  test("a viewer: the keys of the projects in reach, and in a project those that it inherits", async () => {
    const { as, here, there } = await tenantWithKeys();
    const viewer = as(person("viewer", { [here.workspaceId]: "read" }));
    expect(await names(viewer)).toEqual(["here"]);
    expect(await names(viewer, { projectId: [here.projectId] })).toEqual(["all", "here"]);
    const refused = { code: "FORBIDDEN", reason: "project", param: "projectId" };
    expect(await refusal(names(viewer, { projectId: [there.projectId] }))).toEqual(refused);
  });

  test("a project key and one of selected projects: theirs", async () => {
    const { as, here, there } = await tenantWithKeys();
    const access = { kind: "project", projectId: there.projectId } as const;
    const projectKey = as(keyActor(["keys:read"], access, there.workspaceId));
    expect(await names(projectKey)).toEqual(["there"]);
    expect(await names(projectKey, { projectId: [there.projectId] })).toEqual(["all", "some", "there"]);
    const selected = as(keyActor(["keys:read"], { kind: "selected", projectIds: [here.projectId] }));
    expect(await names(selected)).toEqual(["here"]);
  });

  test("inherited keys are marked, only in the list of a project", async () => {
    const { owner, here, there } = await tenantWithKeys();
    const { data } = await listKeys.execute(owner, { projectId: [here.projectId], sort: "name" });
    expect(data.map((key) => [key.name, key.inherited])).toEqual([
      ["all", true],
      ["here", false],
    ]);
    const both = [there.projectId.toUpperCase(), here.projectId];
    expect(await names(owner, { projectId: both })).toEqual(["all", "here", "some", "there"]);
    expect((await listKeys.execute(owner, {})).data[0]).not.toHaveProperty("inherited");
  });

  test("one key alone: by the same rule, and no other organization's", async () => {
    const { as, here, owner, all, some, own, other } = await tenantWithKeys();
    const viewer = as(person("viewer", { [here.workspaceId]: "read" }));
    expect((await getKey.execute(viewer, { id: all.id })).name).toBe("all");
    expect((await getKey.execute(viewer, { id: own.id })).name).toBe("here");
    const gone = { code: "NOT_FOUND", reason: null, param: null };
    for (const id of [some.id, other.id, "not-an-id"]) {
      expect(await refusal(getKey.execute(viewer, { id }))).toEqual(gone);
    }
    const stranger = (await createTenant(engine.db)).owner;
    expect(await refusal(getKey.execute(stranger, { id: all.id }))).toEqual(gone);
    expect(await names(stranger)).toEqual([]);
    expect((await getKey.execute(owner, { id: other.id })).name).toBe("there");
  });

  test("of an inherited key a viewer learns no project out of reach", async () => {
    const { as, owner, here, there } = await tenantWithKeys();
    const both = await make(owner, "both", { projectIds: [here.projectId, there.projectId] });
    const viewer = as(person("viewer", { [here.workspaceId]: "read" }));
    expect((await getKey.execute(viewer, { id: both.id })).projectIds).toEqual([here.projectId]);
    expect((await getKey.execute(owner, { id: both.id })).projectIds).toHaveLength(2);
  });
});

describe("a list is narrowed", () => {
  test("by a part of the name, whatever its case and signs", async () => {
    const { owner } = await createTenant(engine.db);
    await make(owner, "CI 100%");
    await make(owner, "CI 1000");
    expect(await names(owner, { search: "ci 100%" })).toEqual(["CI 100%"]);
    expect(await names(owner, { search: "CI" })).toEqual(["CI 100%", "CI 1000"]);
    expect(await names(owner, { search: "x_x\\" })).toEqual([]);
  });
  test("by a part of the note, and by a tag", async () => {
    const { owner } = await createTenant(engine.db);
    await make(owner, "noted", { note: " In the vault, ask Ada ", tags: ["eu", "", "eu"] });
    const { data } = await listKeys.execute(owner, { search: "VAULT" });
    expect(data).toMatchObject([{ name: "noted", note: "In the vault, ask Ada", tags: ["eu"] }]);
    expect(await names(owner, { search: "EU" })).toEqual(["noted"]);
    expect(await names(owner, { search: "e" })).toEqual(["noted"]);
    expect(await names(owner, { search: "ada b" })).toEqual([]);
    const id = data[0]?.id ?? "";
    expect(await updateKey.execute(owner, { id, note: null, tags: [] })).toMatchObject({
      note: null,
      tags: [],
    });
    await expect(createKey.execute(owner, { name: "wrong", tags: ["a,b"] })).rejects.toMatchObject({
      param: "tags.0",
    });
  });

  test("by the start of a prefix, also of one that was rotated away, or by a whole secret", async () => {
    const { owner } = await createTenant(engine.db);
    const key = await make(owner, "one");
    await make(owner, "two");
    const { secret } = await rotateKey.execute(owner, { id: key.id });
    for (const search of [key.prefix, key.prefix.slice(0, 14), key.prefix.slice(8), secret]) {
      expect(await names(owner, { search })).toEqual(["one"]);
    }
    expect(await names(owner, { search: "sk_live_" })).toEqual(["one", "two"]);
    expect(await names((await createTenant(engine.db)).owner, { search: key.prefix })).toEqual([]);
  });

  test("by status, where the first that holds counts", async () => {
    const { owner } = await createTenant(engine.db);
    const made: Record<string, string> = {};
    for (const name of ["enabled", "expired", "disabled", "revoked"])
      made[name] = (await make(owner, name)).id;
    const soon = new Date(owner.now.getTime() - 1);
    const late = [made.expired ?? "", made.disabled ?? "", made.revoked ?? ""];
    await engine.db.update(keys).set({ expiresAt: soon }).where(inArray(keys.id, late));
    await disableKey.execute(owner, { id: made.disabled });
    await disableKey.execute(owner, { id: made.revoked });
    await revokeKey.execute(owner, { id: made.revoked });
    for (const status of ["enabled", "expired", "disabled", "revoked"]) {
      const { data } = await listKeys.execute(owner, { status: [status] });
      expect(data.map((key) => [key.name, key.status])).toEqual([[status, status]]);
    }
    expect(await names(owner, { status: ["revoked", "enabled"] })).toEqual(["enabled", "revoked"]);
  });

  test("by scope, and to what is not archived", async () => {
    const { owner } = await createTenant(engine.db);
    await make(owner, "reader", { scopes: ["models:read"] });
    const writer = await make(owner, "writer", { scopes: ["chat:write"] });
    expect(await names(owner, { scope: ["chat:write"] })).toEqual(["writer"]);
    expect(await names(owner, { scope: [], status: [] })).toEqual(["reader", "writer"]);
    expect(await names(owner, { scope: ["chat:write", "models:read"] })).toEqual(["reader", "writer"]);
    await archiveKey.execute(owner, { id: writer.id });
    expect(await names(owner)).toEqual(["reader"]);
    expect(await names(owner, { archived: true })).toEqual(["reader", "writer"]);
  });
});

describe("pages", () => {
  const sorts = ["created_at", "name", "expires_at", "last_used_at"].flatMap((by) => [by, `-${by}`]);

  test("of any size and order hold every key once, in that order", async () => {
    const { owner, organizationId } = await createTenant(engine.db);
    for (const [i, name] of ["b", "B2", "ä", "a", "z", "A1", "m"].entries()) {
      const expiry = i % 3 === 0 ? {} : { expiresAt: `2099-01-0${1 + (i % 2)}T00:00:00Z` };
      const { id } = await make(owner, name, expiry);
      if (i % 3 > 0) await setLastUse(id, `2026-02-0${1 + (i % 2)}T00:00:00.005Z`);
    }
    const same = new Date("2026-01-01T00:00:00.123Z");
    await engine.db.update(keys).set({ createdAt: same }).where(eq(keys.organizationId, organizationId));
    const property = fc.asyncProperty(
      fc.constantFrom(...sorts),
      fc.integer({ min: 1, max: 8 }),
      async (sort, limit) => {
        const whole = (await listKeys.execute(owner, { sort })).data.map((key) => key.id);
        const seen: string[] = [];
        let cursor: string | null | undefined;
        do {
          const page = await listKeys.execute(owner, { sort, limit, ...(cursor && { cursor }) });
          expect(page.data.length).toBeLessThanOrEqual(limit);
          seen.push(...page.data.map((key) => key.id));
          cursor = page.nextCursor;
        } while (cursor);
        expect(seen).toEqual(whole);
        expect(new Set(seen).size).toBe(7);
      },
    );
    await fc.assert(property, { numRuns: 30 });
  });

  test("by last use: what was never used was used first", async () => {
    const { owner } = await createTenant(engine.db);
    const [never, early, late] = [await make(owner, "x"), await make(owner, "y"), await make(owner, "z")];
    await setLastUse(late.id, "2026-02-03T00:00:00Z");
    await setLastUse(early.id, "2026-02-01T00:00:00Z");
    const order = async (sort: string) => (await listKeys.execute(owner, { sort })).data;
    expect((await order("last_used_at")).map(({ id }) => id)).toEqual([never.id, early.id, late.id]);
    expect((await order("-last_used_at")).map(({ lastUsedAt }) => lastUsedAt)).toEqual([
      "2026-02-03T00:00:00.000Z",
      "2026-02-01T00:00:00.000Z",
      null,
    ]);
  });

  test("refuse a cursor that is not theirs", async () => {
    const { owner } = await createTenant(engine.db);
    await make(owner, "a");
    await make(owner, "b");
    const { nextCursor } = await listKeys.execute(owner, { limit: 1 });
    const refused = { code: "INVALID_REQUEST", reason: "validation", param: "cursor" };
    for (const cursor of ["x", "W10", nextCursor]) {
      expect(await refusal(listKeys.execute(owner, { sort: "name", cursor }))).toEqual(refused);
    }
    expect(await refusal(listKeys.execute(owner, { limit: 101 }))).toMatchObject({ param: "limit" });
  });
});
