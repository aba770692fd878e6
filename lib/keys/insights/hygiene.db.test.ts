import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { keyLastUses, keys } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { createServices, makeKey } from "@/e2e/support/services";
import { createTenant, person } from "@/e2e/support/tenant";
import { writeUsage } from "@/e2e/support/usage";
import type { CallServices } from "@/lib/access/call";
import type { Context } from "@/lib/core/operations/context";
import { rotateKey } from "@/lib/keys/operations/rotate-key";
import { disableKey } from "@/lib/keys/operations/switch-key";
import { updateKey } from "@/lib/keys/operations/update-key";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { listHygiene } from "./hygiene";

let engine: Engine;
let services: CallServices;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
  services = createServices(engine);
});
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db);
});

const daysAgo = (days: number) => new Date(tenant.owner.now.getTime() - days * 86_400_000);

type Fields = Parameters<typeof makeKey>[2] & { lastUsedAt?: Date };

/** Creates a key that is 60 days old and in use, unless the fields say otherwise. */
async function make(name: string, { lastUsedAt, ...fields }: Fields = {}) {
  const used = { createdAt: daysAgo(60), firstUsedAt: daysAgo(50), ...fields };
  const { id } = await makeKey(services, tenant.organizationId, { name, ...used });
  if (used.firstUsedAt) {
    const usedAt = lastUsedAt ?? daysAgo(1);
    await engine.db.update(keyLastUses).set({ usedAt }).where(eq(keyLastUses.keyId, id));
  }
  return id;
}

const list = async (ctx: Context = tenant.owner) => (await listHygiene.execute(ctx, {})).data;
const kinds = async (ctx?: Context) => (await list(ctx)).map(({ kind, key }) => `${key.name} ${kind}`);

type Call = Parameters<typeof writeUsage>[2][number];
const call = (keyId: string, fields: Call) =>
  writeUsage(engine, tenant.organizationId, [{ keyId, at: daysAgo(2), ...fields }]);

it("tells by age which keys expire soon, are unused, or were not rotated", async () => {
  await make("fine", { expiresAt: daysAgo(-15) });
  await make("ending", { expiresAt: daysAgo(-13) });
  await make("over", { expiresAt: daysAgo(1), createdAt: daysAgo(200) });
  await make("new", { createdAt: daysAgo(6), firstUsedAt: null });
  await make("idle", { createdAt: daysAgo(8), firstUsedAt: null });
  await make("left", { createdAt: daysAgo(200), firstUsedAt: daysAgo(190), lastUsedAt: daysAgo(91) });
  await make("old", { createdAt: daysAgo(100) });
  await make("rotated", { createdAt: daysAgo(100), rotatedAt: daysAgo(80) });
  await make("off", { createdAt: daysAgo(100), enabled: false });
  await make("revoked", { createdAt: daysAgo(100), revokedAt: daysAgo(1) });
  expect(await kinds()).toEqual(["ending expires_soon", "idle never_used", "left unused", "old not_rotated"]);
  expect((await list()).map(({ detail }) => detail.at)).toEqual(
    [daysAgo(-13), daysAgo(8), daysAgo(91), daysAgo(100)].map((time) => time.toISOString()),
  );
});

it("tells which scopes and models of a key in use nothing used", async () => {
  const scopes = ["chat:write", "models:read", "keys:write", "billing:read"];
  const runtime = await createRuntime.execute(tenant.owner, {
    ...{ name: "support", provider: "openai", upstreamModel: "o3" },
  });
  const used = await make("used", { scopes, modelAllowlist: ["gpt-4.1*", "claude-*", "support", "9"] });
  await call(used, { scope: "chat:write", provider: "openai", model: "gpt-4.1-mini" });
  await call(used, { scope: "models:read" });
  await call(used, { scope: "chat:write", provider: "openai", model: "o3", runtimeId: runtime.id });
  await call(used, { scope: "keys:write", status: 403, passed: false, model: "claude-sonnet-4" });
  await call(used, { scope: "keys:write", at: daysAgo(40) });
  const none = await make("none", { scopes: ["chat:write"], modelAllowlist: ["o3"] });
  await call(none, { scope: "chat:write" });
  const young = await make("young", { scopes, createdAt: daysAgo(20), modelAllowlist: ["a", "gpt-4.1"] });
  await call(young, { scope: "chat:write", model: "gpt-4.1" });
  await make("silent", { scopes });
  expect(await list()).toMatchObject([
    { kind: "unused_scopes", key: { name: "used" }, detail: { scopes: ["keys:write"] } },
    { kind: "unused_models", key: { name: "used" }, detail: { models: ["claude-*", "9"] } },
  ]);
});

it("names with each the command that cures it", async () => {
  const id = await make("all", {
    ...{ createdAt: daysAgo(100), expiresAt: daysAgo(-5) },
    ...{ scopes: ["chat:write", "keys:write", "billing:read"], modelAllowlist: ["o3", "gpt-4.1"] },
  });
  await call(id, { scope: "chat:write", model: "o3" });
  await make("idle", { firstUsedAt: null });
  const commands = {
    ...{ extend: updateKey, remove_scopes: updateKey, remove_models: updateKey },
    ...{ disable: disableKey, rotate: rotateKey },
  };
  for (let rows = await list(); rows[0]; rows = await list()) {
    const { remediation } = rows[0];
    if (!remediation) throw new Error("An owner may remediation everything");
    await commands[remediation.action].execute(tenant.owner, remediation.input);
    expect(await kinds()).toHaveLength(rows.length - 1);
  }
  const [toRemediation] = await engine.db
    .select({ scopes: keys.scopes, models: keys.modelAllowlist })
    .from(keys)
    .where(eq(keys.id, id));
  expect(toRemediation).toEqual({ scopes: ["chat:write", "billing:read"], models: ["o3"] });
});

it("shows a member the keys of their projects only, and few of each kind", async () => {
  const { as, here, there } = tenant;
  const idle = { firstUsedAt: null };
  await make("mine", { projectId: here.projectId, ...idle });
  await make("theirs", { projectId: there.projectId, ...idle });
  for (let index = 0; index < 20; index++) await make(`shared ${index}`, idle);
  for (const access of ["read", "write"] as const) {
    const member = as(person("member", { [here.workspaceId]: access }));
    expect(await kinds(member)).toEqual(["mine never_used"]);
    const { data } = await listHygiene.execute(member, {});
    expect(data.map(({ remediation }) => remediation?.action)).toEqual([
      access === "write" ? "disable" : undefined,
    ]);
  }
  expect(await kinds()).toHaveLength(16);
});
