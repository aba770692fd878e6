import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { budgetMeters } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { refusal } from "@/e2e/support/key-callers";
import { createTenant, keyActor } from "@/e2e/support/tenant";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import { deleteBudget } from "@/lib/budgets/operations/delete-budget";
import { listBudgets } from "@/lib/budgets/operations/list-budgets";
import { updateBudget } from "@/lib/budgets/operations/update-budget";
import type { Context } from "@/lib/core/operations/context";
import { updateSettings } from "@/lib/organizations/operations/update-settings";
import { createKey } from "./create-key";
import { getKey } from "./list-keys";
import { updateKey } from "./update-key";

let engine: Engine;
let owner: Context;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db);
  owner = tenant.owner;
});

const BUDGETS = { maxBudgetUsd: "10.00", budgetPeriod: "month", modelBudgets: { "gpt-*": "4.50" } };
const create = async (fields: object, ctx = owner) =>
  (await createKey.execute(ctx, { name: "CI server", ...fields })).key;
const listOf = async (ownerId: string) =>
  (await listBudgets.execute(owner, { ownerId })).data
    .map(({ model, limit, period }) => [model, limit, period])
    .toSorted();

it("the budgets of a key are the short form of budgets that it owns", async () => {
  const { id } = await create({ ...BUDGETS, maxBudgetUsd: "10" });
  expect(await getKey.execute(owner, { id })).toMatchObject({
    ...BUDGETS,
    spentUsd: "0.00",
    heldUsd: "0.00",
  });
  expect(await listOf(id)).toEqual([
    [null, "10.00", "month"],
    ["gpt-*", "4.50", "month"],
  ]);
  const { data } = await listBudgets.execute(owner, { ownerId: id });
  const all = data.find(({ model }) => model === null);
  await updateBudget.execute(owner, { id: all?.id, limit: "12" });
  expect(await getKey.execute(owner, { id })).toMatchObject({ ...BUDGETS, maxBudgetUsd: "12.00" });
});

it("an edit changes, adds and removes them, and leaves those that it omits", async () => {
  const { id } = await create(BUDGETS);
  const edit = (fields: object) => updateKey.execute(owner, { id, ...fields });
  expect(await edit({ maxBudgetUsd: "20.00" })).toMatchObject({
    ...BUDGETS,
    maxBudgetUsd: "20.00",
    version: 2,
  });
  const models = { modelBudgets: { "claude-*": "5.00" } };
  expect(await edit(models)).toMatchObject({ ...BUDGETS, ...models, maxBudgetUsd: "20.00" });
  expect(await edit({ budgetPeriod: "total", name: "Other" })).toMatchObject({ budgetPeriod: "total" });
  expect(await listOf(id)).toEqual([
    [null, "20.00", "total"],
    ["claude-*", "5.00", "total"],
  ]);
  const none = { maxBudgetUsd: null, modelBudgets: {}, budgetPeriod: "total" };
  expect(await edit({ maxBudgetUsd: null, modelBudgets: null })).toMatchObject(none);
  expect(await listOf(id)).toEqual([]);
});

it("what was spent in a period counts on when the period changes", async () => {
  const { id } = await create({ maxBudgetUsd: "10.00", budgetPeriod: "total" });
  const edit = (budgetPeriod: string) => updateKey.execute(owner, { id, budgetPeriod });
  const spend = { periodStart: new Date(0), spent: 9_000_000_000n };
  await engine.db
    .update(budgetMeters)
    .set(spend)
    .where(eq(budgetMeters.organizationId, tenant.organizationId));
  expect(await edit("month")).toMatchObject({ spentUsd: "9.00" });
  expect(await edit("total")).toMatchObject({ spentUsd: "9.00" });
});

it("an organization can require a budget", async () => {
  await updateSettings.execute(owner, { budgetRequired: true });
  const missing = { code: "INVALID_REQUEST", reason: "validation", param: "maxBudgetUsd" };
  expect(await refusal(create({}))).toEqual(missing);
  const { id } = await create(BUDGETS);
  expect(await refusal(updateKey.execute(owner, { id, maxBudgetUsd: null }))).toEqual(missing);
  expect(await updateKey.execute(owner, { id, name: "Other" })).toMatchObject(BUDGETS);
  const ofKey = { ownerType: "key", ownerId: id } as const;
  const all = (await listBudgets.execute(owner, ofKey)).data.find(({ model }) => model === null);
  const last = deleteBudget.execute(owner, { id: all?.id ?? "" });
  expect(await refusal(last)).toEqual({ ...missing, param: "id" });
  await updateSettings.execute(owner, { budgetRequired: false });
  expect(await deleteBudget.execute(owner, { id: all?.id ?? "" })).toMatchObject({ deleted: true });
});

it("the budgets of a key follow its rules and raise its version when they are changed one by one", async () => {
  const { id, version } = await create(BUDGETS);
  const ofKey = { type: "key", id } as const;
  const readVersion = async () => (await getKey.execute(owner, { id })).version - version;
  const beyond = { code: "INVALID_REQUEST", reason: "validation", param: "limit" };
  const usd = { owner: ofKey, period: BUDGETS.budgetPeriod, model: "claude-*" };
  expect(await refusal(createBudget.execute(owner, { ...usd, limit: "5.51" }))).toEqual(beyond);
  const made = await createBudget.execute(owner, { ...usd, limit: "1" });
  expect(await readVersion()).toBe(1);
  expect(await refusal(updateBudget.execute(owner, { id: made.id, limit: "5.51" }))).toEqual(beyond);
  await updateBudget.execute(owner, { id: made.id, limit: "5.50" });
  await createBudget.execute(owner, { owner: ofKey, unit: "tokens", period: "day", limit: "500" });
  expect(await readVersion()).toBe(2);
  const stale = updateKey.execute(owner, { id, version, maxBudgetUsd: "99" });
  expect(await refusal(stale)).toMatchObject({ code: "CONFLICT", reason: "version" });
});

it("a key creates no key with more budget than it has", async () => {
  const actor = keyActor(["keys:write", "chat:write"]);
  const limited = tenant.as({ ...actor, grant: { ...actor.grant, ...BUDGETS, budgetPeriod: "total" } });
  const wanted = { ...BUDGETS, budgetPeriod: "total", scopes: ["chat:write"] };
  const beyond = (param: string) => ({ code: "FORBIDDEN", reason: "attenuation", param });
  const refused = (fields: object) => refusal(create({ ...wanted, ...fields }, limited));
  expect(await refused({ maxBudgetUsd: null })).toEqual(beyond("maxBudgetUsd"));
  expect(await refused({ maxBudgetUsd: "10.01" })).toEqual(beyond("maxBudgetUsd"));
  expect(await refused({ budgetPeriod: "month" })).toEqual(beyond("budgetPeriod"));
  expect(await refused({ modelBudgets: {} })).toEqual(beyond("modelBudgets"));
  expect(await create(wanted, limited)).toMatchObject({ maxBudgetUsd: "10.00" });
});
