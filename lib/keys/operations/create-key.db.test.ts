import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "@/db/client";
import { audit, keySecrets, organizations } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { refusal } from "@/e2e/support/key-callers";
import { createTenant, testKeyring } from "@/e2e/support/tenant";
import { parseSecret, secretMatches } from "@/lib/access/key-secret";
import type { Context } from "@/lib/core/operations/context";
import { createKey } from "./create-key";
import { getKey, listKeys } from "./list-keys";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const create = (ctx: Context, input: Record<string, unknown>) =>
  createKey.execute(ctx, { name: "CI server", ...input });

describe("a new key", () => {
  test("of the organization opens all projects, with the organization's default scopes and no limit", async () => {
    const { owner, organizationId } = await createTenant(engine.db);
    const { key } = await create(owner, {});
    expect(key).toMatchObject({
      version: 1,
      name: "CI server",
      owner: { type: "organization", id: organizationId },
      projectAccess: "all",
      projectIds: [],
      scopes: ["models:read", "chat:write", "transcribe:read", "transcribe:write"],
      modelAllowlist: [],
      modelDenylist: [],
      ipAllowlist: [],
      rateLimitPerMinute: null,
      dailyHardLimit: null,
      maxBudgetUsd: null,
      budgetPeriod: "total",
      modelBudgets: {},
      spentUsd: "0.00",
      heldUsd: "0.00",
      expiresAt: null,
      enabled: true,
      revokedAt: null,
      archivedAt: null,
      status: "enabled",
      lastUsedAt: null,
    });
    expect(await getKey.execute(owner, { id: key.id })).toEqual(key);
  });

  test("keeps every field that it was given", async () => {
    const { owner, here } = await createTenant(engine.db);
    const given = {
      name: "Mobile app",
      scopes: ["chat:write", "deploy:site"],
      modelAllowlist: ["default", "cpu-*", "2"],
      modelDenylist: ["large-?"],
      ipAllowlist: ["127.0.0.1", "2001:db8::/32"],
      rateLimitPerMinute: 1,
      dailyHardLimit: 2_147_483_647,
      expiresAt: "2099-01-20T09:41:00.000Z",
    };
    const { key } = await create(owner, { ...given, projectId: here.projectId });
    expect(key).toMatchObject({ ...given, owner: { type: "project", id: here.projectId } });
  });

  test("can be asked for some days", async () => {
    const { owner } = await createTenant(engine.db);
    const { key } = await create(owner, { expiresInDays: 30 });
    expect(Date.parse(key.expiresAt ?? "") - owner.now.getTime()).toBe(30 * 86_400_000);
  });

  test("that names projects reaches only those", async () => {
    const { owner, there } = await createTenant(engine.db);
    const { key } = await create(owner, { projectIds: [there.projectId, there.projectId] });
    expect(key).toMatchObject({ projectAccess: "selected", projectIds: [there.projectId] });
  });

  test("shows its secret once; the database keeps its prefix and HMAC", async () => {
    const { owner } = await createTenant(engine.db);
    const { key, secret } = await create(owner, {});
    expect(parseSecret(secret ?? "")?.prefix).toBe(key.prefix);
    expect(key.secrets).toMatchObject([
      { prefix: key.prefix, current: true, validUntil: null, lastUsedAt: null },
    ]);
    const [stored] = await engine.db
      .select({ hmac: keySecrets.hmac, prefix: keySecrets.prefix })
      .from(keySecrets)
      .where(eq(keySecrets.keyId, key.id));
    const hmacKey = testKeyring.apiKeys.byId.get(1);
    expect(hmacKey && stored && secretMatches(hmacKey, secret ?? "", stored.hmac)).toBe(true);
    expect(JSON.stringify(await listKeys.execute(owner, {}))).not.toContain(secret);
  });

  test("leaves one audit row without its secret", async () => {
    const { owner, organizationId } = await createTenant(engine.db);
    const { key, secret } = await create(owner, {});
    const rows = await engine.db
      .select({ action: audit.action, subject: audit.subject, after: audit.after, before: audit.before })
      .from(audit)
      .where(eq(audit.chainId, organizationId));
    expect(rows).toMatchObject([{ action: "keys.create", subject: `key:${key.id}`, before: null }]);
    expect(rows[0]?.after).toMatchObject({ name: "CI server", prefixes: [key.prefix] });
    expect(JSON.stringify(rows)).not.toContain(secret?.slice(18));
  });

  test("drops blanks and repetitions from lists", async () => {
    const { owner } = await createTenant(engine.db);
    const { key } = await create(owner, {
      modelAllowlist: [" default ", "", "cpu-*", "default"],
      scopes: [" chat:write"],
    });
    expect(key).toMatchObject({ modelAllowlist: ["default", "cpu-*"], scopes: ["chat:write"] });
  });
});

describe("a key is refused", () => {
  const bad: [string, Record<string, unknown>, string][] = [
    ["without a name", { name: " " }, "name"],
    ["with a scope that is none", { scopes: ["chat:write", "chat*"] }, "scopes.1"],
    ["with an address that is none", { ipAllowlist: ["10.0.0.0/8", "10.0.0.0/33"] }, "ipAllowlist.1"],
    ["with an entry that is too long", { modelAllowlist: ["x".repeat(10_001)] }, "modelAllowlist.0"],
    ["with a control character", { modelDenylist: ["a\u0007"] }, "modelDenylist.0"],
    [
      "with too many patterns",
      { modelDenylist: Array.from({ length: 201 }, (_, i) => `m${i}`) },
      "modelDenylist",
    ],
    [
      "with too many addresses",
      { ipAllowlist: Array.from({ length: 101 }, (_, i) => `10.0.0.${i}`) },
      "ipAllowlist",
    ],
    ["with a limit of 0", { rateLimitPerMinute: 0 }, "rateLimitPerMinute"],
    ["with half a limit", { dailyHardLimit: 1.5 }, "dailyHardLimit"],
    ["with a limit beyond counting", { dailyHardLimit: 2_147_483_648 }, "dailyHardLimit"],
    ["with an expiry that is no time", { expiresAt: "tomorrow" }, "expiresAt"],
    ["with an expiry in the past", { expiresAt: "2020-01-01T00:00:00Z" }, "expiresAt"],
    ["with two expiries", { expiresAt: "2099-01-01T00:00:00Z", expiresInDays: 7 }, "expiresInDays"],
    ["with a budget of nothing", { maxBudgetUsd: "0.00" }, "maxBudgetUsd"],
    ["with a budget for another period", { budgetPeriod: "week" }, "budgetPeriod"],
    [
      "with model budgets that add up to more than its budget",
      { maxBudgetUsd: "5.00", modelBudgets: { "gpt-*": "3.00", "claude-*": "2.01" } },
      "modelBudgets",
    ],
    ["with selected projects but none named", { projectAccess: "selected" }, "projectIds"],
    ["with a field that keys do not have", { owner: "me" }, "owner"],
    ["with a secret of one's own", { secret: "sk_live_x" }, "secret"],
  ];
  test.each(bad)("%s", async (_, input, param) => {
    const { owner } = await createTenant(engine.db);
    const refused = await refusal(create(owner, input));
    expect(refused).toEqual({ code: "INVALID_REQUEST", reason: "validation", param });
  });

  test("with all access and named projects at once", async () => {
    const { owner, here } = await createTenant(engine.db);
    const refused = await refusal(create(owner, { projectAccess: "all", projectIds: [here.projectId] }));
    expect(refused).toMatchObject({ code: "INVALID_REQUEST", param: "projectIds" });
  });

  test("with project access, if it is a project's", async () => {
    const { owner, here, there } = await createTenant(engine.db);
    const input = { projectId: here.projectId, projectIds: [there.projectId] };
    expect(await refusal(create(owner, input))).toMatchObject({
      code: "INVALID_REQUEST",
      param: "projectIds",
    });
  });

  test("without expiry, where the organization requires one", async () => {
    const { owner, organizationId } = await createTenant(engine.db);
    const its = eq(organizations.id, organizationId);
    await engine.db.update(organizations).set({ expiryRequired: true }).where(its);
    const refused = { code: "INVALID_REQUEST", reason: "validation", param: "expiresAt" };
    expect(await refusal(create(owner, {}))).toEqual(refused);
    expect(await refusal(create(owner, { expiresAt: null }))).toEqual(refused);
    expect((await create(owner, { expiresInDays: 7 })).key.status).toBe("enabled");
  });

  test("under a name that its owner uses already", async () => {
    const { owner, here, there } = await createTenant(engine.db);
    for (const projectId of [undefined, here.projectId, there.projectId]) {
      await create(owner, { projectId });
      expect(await refusal(create(owner, { projectId }))).toEqual({
        code: "CONFLICT",
        reason: "taken",
        param: "name",
      });
    }
  });

  test.each(["foreign", "absent"])("in a project that is %s", async (which) => {
    const [{ owner }, other] = [await createTenant(engine.db), await createTenant(engine.db)];
    const id = which === "foreign" ? other.here.projectId : randomUUID();
    const [single, list] = [{ projectId: id }, { projectIds: [id] }];
    expect(await refusal(create(owner, single))).toEqual({
      code: "FORBIDDEN",
      reason: "project",
      param: "projectId",
    });
    expect(await refusal(create(owner, list))).toEqual({
      code: "FORBIDDEN",
      reason: "project",
      param: "projectIds",
    });
    expect(await refusal(create(owner, { projectIds: ["not-an-id"] }))).toMatchObject({ reason: "project" });
  });
});
