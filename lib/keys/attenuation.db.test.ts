import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { managingKey, refusal } from "@/e2e/support/key-callers";
import { createTenant, person } from "@/e2e/support/tenant";
import type { Context, KeyActor } from "@/lib/core/operations/context";
import { createKey } from "@/lib/keys/operations/create-key";
import { rotateKey } from "@/lib/keys/operations/rotate-key";
import { disableKey, enableKey, restoreKey, revokeKey } from "@/lib/keys/operations/switch-key";
import { updateKey } from "@/lib/keys/operations/update-key";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

/** The grant of the calling key, and the fields of a key that stays within it. */
const HELD: Partial<KeyActor["grant"]> = {
  scopes: ["keys:read", "keys:write", "chat:write"],
  rateLimitPerMinute: 60,
  dailyHardLimit: 100,
  expiresAt: new Date("2099-01-01T00:00:00Z"),
  modelAllowlist: ["a", "b"],
  modelDenylist: ["c"],
  ipAllowlist: ["10.0.0.0/8"],
};
const WITHIN = {
  scopes: ["chat:write"],
  rateLimitPerMinute: 60,
  dailyHardLimit: 1,
  expiresAt: "2099-01-01T00:00:00.000Z",
  modelAllowlist: ["b"],
  modelDenylist: ["c", "d"],
  ipAllowlist: ["10.0.0.0/8"],
};
const BEYOND: [string, unknown][] = [
  ["scopes", ["chat:write", "audit:read"]],
  ["rateLimitPerMinute", 61],
  ["rateLimitPerMinute", null],
  ["dailyHardLimit", null],
  ["expiresAt", "2099-01-01T00:00:00.001Z"],
  ["expiresAt", null],
  ["modelAllowlist", []],
  ["modelAllowlist", ["a", "e"]],
  ["modelDenylist", []],
  ["ipAllowlist", []],
  ["ipAllowlist", ["10.1.0.0/16"]],
];

const make = async (ctx: Context, input: Record<string, unknown>) =>
  (await createKey.execute(ctx, { name: "CI server", ...input })).key;

const refused = (param: string) => ({ code: "FORBIDDEN", reason: "attenuation", param });

describe("a key cannot hand out more than it holds", () => {
  test("and may hand out the same", async () => {
    const { as } = await createTenant(engine.db);
    const ctx = as(managingKey(HELD));
    const { id } = await make(ctx, WITHIN);
    expect((await updateKey.execute(ctx, { id, ...WITHIN, dailyHardLimit: 100 })).dailyHardLimit).toBe(100);
    expect((await rotateKey.execute(ctx, { id })).secret).toMatch(/^sk_live_/);
  });

  test.each(BEYOND)("by %s: %j", async (field, value) => {
    const { as, owner } = await createTenant(engine.db);
    const ctx = as(managingKey(HELD));
    const wider = { ...WITHIN, [field]: value };
    expect(await refusal(make(ctx, wider))).toEqual(refused(field));
    const { id } = await make(ctx, WITHIN);
    expect(await refusal(updateKey.execute(ctx, { id, [field]: value }))).toEqual(refused(field));
    const theirs = await make(owner, { ...wider, name: "Wider" });
    for (const operation of [rotateKey, enableKey, restoreKey]) {
      expect(await refusal(operation.execute(ctx, { id: theirs.id }))).toEqual(refused(field));
    }
    expect(await refusal(updateKey.execute(ctx, { id: theirs.id, name: "Mine" }))).toEqual(refused(field));
  });

  test("but may always end one", async () => {
    const { as, owner } = await createTenant(engine.db);
    const ctx = as(managingKey(HELD));
    const { id } = await make(owner, { scopes: ["audit:read"] });
    expect((await disableKey.execute(ctx, { id })).status).toBe("disabled");
    expect((await revokeKey.execute(ctx, { id })).status).toBe("revoked");
    expect((await updateKey.execute(ctx, { id, enabled: false, revoked: true })).status).toBe("revoked");
    expect(await refusal(updateKey.execute(ctx, { id, revoked: false }))).toEqual(refused("scopes"));
  });

  test("nor a scope unknown here, unless it reaches the whole organization", async () => {
    const { as, here } = await createTenant(engine.db);
    const project = { kind: "project", projectId: here.projectId } as const;
    const wanted = { projectId: here.projectId, scopes: ["deploy:site"] };
    const narrow = as(managingKey({ access: project }, here.workspaceId));
    expect(await refusal(make(narrow, wanted))).toEqual(refused("scopes"));
    expect((await make(as(managingKey()), wanted)).scopes).toEqual(["deploy:site"]);
  });

  test("and without scopes it hands out those default ones that it holds", async () => {
    const { as } = await createTenant(engine.db);
    const { scopes: _, ...within } = WITHIN;
    expect((await make(as(managingKey(HELD)), within)).scopes).toEqual(["chat:write"]);
  });
});

describe("a member", () => {
  test("grants the scopes of callers and unknown ones, on project keys", async () => {
    const { as, here } = await createTenant(engine.db);
    const member = as(person("member", { [here.workspaceId]: "write" }));
    const scopes = [
      "chat:write",
      "storage:read",
      "workflows:trigger",
      "keys:write",
      "usage:read",
      "deploy:site",
    ];
    expect((await make(member, { projectId: here.projectId, scopes })).scopes).toEqual(scopes);
  });

  test.each(["credentials:read", "runtimes:write", "projects:write", "members:read", "audit:read"])(
    "does not grant %s, nor rotate a key that has it",
    async (scope) => {
      const { as, owner, here } = await createTenant(engine.db);
      const member = as(person("member", { [here.workspaceId]: "write" }));
      const wanted = { projectId: here.projectId, scopes: [scope] };
      expect(await refusal(make(member, wanted))).toEqual(refused("scopes"));
      const { id } = await make(owner, wanted);
      expect(await refusal(rotateKey.execute(member, { id }))).toEqual(refused("scopes"));
      expect((await disableKey.execute(member, { id })).enabled).toBe(false);
      expect(await refusal(enableKey.execute(member, { id }))).toEqual(refused("scopes"));
    },
  );
});

test("an admin grants everything", async () => {
  const { as } = await createTenant(engine.db);
  expect((await make(as(person("admin")), { scopes: ["audit:read", "deploy:site"] })).scopes).toHaveLength(2);
});
