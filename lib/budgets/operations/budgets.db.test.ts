import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { makeSampleObjects } from "@/e2e/support/sample-objects";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import { mayChangeBudgets } from "@/lib/budgets/budget-target";
import { AppError } from "@/lib/core/errors/errors";
import type { SampleObjects } from "@/lib/core/operations/allowed";
import { boostBudget } from "./boost-budget";
import { createBudget } from "./create-budget";
import { deleteBudget } from "./delete-budget";
import { getBudget } from "./get-budget";
import { listBudgets } from "./list-budgets";
import { updateBudget } from "./update-budget";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
let here: SampleObjects;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db);
  here = await makeSampleObjects(tenant);
});

const HOUR_MS = 3_600_000;
const inAnHour = () => new Date(tenant.owner.now.getTime() + HOUR_MS).toISOString();
const ofProject = () => ({ type: "project" as const, id: here.projectId });

/** Returns the code, reason and field of an operation's error. */
const fault = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? [error.code, error.reason, error.param] : error),
  );

it("a budget is created, raised, boosted and deleted", async () => {
  const { owner } = tenant;
  const made = await createBudget.execute(owner, { owner: ofProject(), model: "gpt-*", limit: "100" });
  expect(made).toMatchObject({
    ...{ owner: ofProject(), model: "gpt-*", unit: "usd", period: "month", limit: "100.00" },
    ...{ spent: "0.00", held: "0.00", holds: 0, boost: null, version: 1 },
  });
  expect(made.resetsAt).toMatch(/-01T00:00:00\.000Z$/);
  const { id } = made;
  expect(await updateBudget.execute(owner, { id, version: 1, limit: "150.5" })).toMatchObject({
    ...{ limit: "150.50", version: 2 },
  });
  const boost = { amount: "25.00", until: inAnHour() };
  expect(await boostBudget.execute(owner, { id, ...boost })).toMatchObject({ boost, limit: "150.50" });
  const later = { ...owner, now: new Date(owner.now.getTime() + 2 * HOUR_MS) };
  expect(await getBudget.execute(later, { id })).toMatchObject({ boost: null });
  expect(await deleteBudget.execute(owner, { id })).toEqual({ id, deleted: true });
  expect(await fault(getBudget.execute(owner, { id }))).toEqual(["NOT_FOUND", null, null]);
});

it("budgets are listed by owner, newest first, without those of others", async () => {
  const { owner } = tenant;
  const tokens = { unit: "tokens", period: "minute", limit: 5_000 };
  const first = await createBudget.execute(owner, { owner: ofProject(), ...tokens });
  const organization = { type: "organization", id: tenant.slug };
  const second = await createBudget.execute(owner, { owner: organization, limit: "1" });
  expect(first.limit).toBe("5000");
  const list = async (ctx = owner, input = {}) =>
    (await listBudgets.execute(ctx, input)).data.map(({ id }) => id);
  expect(await list()).toEqual(expect.arrayContaining([second.id, first.id, here.budgetId]));
  expect(await list(owner, { ownerType: "project", ownerId: here.projectId })).toEqual([first.id]);
  expect(await list(owner, { ownerType: "organization" })).toEqual([second.id]);
  const member = tenant.as(person("member", { [here.workspaceId]: "read" }));
  expect((await list(member)).toSorted()).toEqual([first.id, here.budgetId].toSorted());
});

it.each([
  [{ limit: "0" }, "limit"],
  [{ limit: "-1" }, "limit"],
  [{ limit: "a lot" }, "limit"],
  [{ limit: "1.5", unit: "tokens" }, "limit"],
  [{ limit: "1", period: "minute" }, "period"],
])("%j is refused at its field", async (fields, param) => {
  const made = createBudget.execute(tenant.owner, { owner: ofProject(), ...fields });
  expect(await fault(made)).toEqual(["INVALID_REQUEST", "validation", param]);
});

it("a second budget for the same, and a stale edit, are conflicts", async () => {
  const { owner } = tenant;
  const { id } = await createBudget.execute(owner, { owner: ofProject(), limit: "1" });
  const again = createBudget.execute(owner, { owner: ofProject(), limit: "2" });
  expect(await fault(again)).toEqual(["CONFLICT", "taken", "model"]);
  const stale = updateBudget.execute(owner, { id, version: 7, limit: "3" });
  expect(await fault(stale)).toEqual(["CONFLICT", "version", "version"]);
  const past = boostBudget.execute(owner, { id, amount: "1", until: owner.now.toISOString() });
  expect(await fault(past)).toEqual(["INVALID_REQUEST", "validation", "until"]);
});

it("a key cannot raise, boost or delete the budgets that limit it", async () => {
  const { id } = await createBudget.execute(tenant.owner, { owner: ofProject(), limit: "10" });
  const access = { kind: "project" as const, projectId: here.projectId };
  const actor = keyActor(["keys:read", "keys:write"], access, here.workspaceId);
  const itself = tenant.as({ ...actor, id: here.keyId });
  const refused = (param: string | null) => ["FORBIDDEN", "attenuation", param];
  for (const budget of [id, here.budgetId]) {
    expect(await fault(updateBudget.execute(itself, { id: budget, limit: "11" }))).toEqual(refused("limit"));
    const boost = { id: budget, amount: "1", until: inAnHour() };
    expect(await fault(boostBudget.execute(itself, boost))).toEqual(refused("amount"));
    expect(await fault(deleteBudget.execute(itself, { id: budget }))).toEqual(refused(null));
    expect(await updateBudget.execute(itself, { id: budget, limit: "9" })).toMatchObject({ limit: "9.00" });
  }
});

it("budgets of the organization need projects:write instead of keys:write", async () => {
  const organization = { type: "organization", id: tenant.organizationId };
  const script = tenant.as(keyActor(["projects:write"]));
  const { id } = await createBudget.execute(script, { owner: organization, limit: "1" });
  expect(await updateBudget.execute(script, { id, limit: "2" })).toMatchObject({ limit: "2.00" });
  const other = tenant.as(keyActor(["keys:write"]));
  const missing = ["INSUFFICIENT_SCOPE", "scope", null];
  expect(await fault(updateBudget.execute(other, { id, limit: "3" }))).toEqual(missing);
  const second = createBudget.execute(other, { owner: organization, period: "day", limit: "1" });
  expect(await fault(second)).toEqual(missing);
});

it.each([
  ["viewer", "write", []],
  ["member", "read", []],
  ["member", "write", ["key", "project"]],
  ["member", "admin", ["key", "project", "workspace"]],
  ["admin", undefined, ["key", "project", "workspace", "organization"]],
] as const)("a %s with access %s may change the budgets of %j", async (role, access, changed) => {
  const ctx = tenant.as(person(role, access ? { [here.workspaceId]: access } : {}));
  const owners = [
    { type: "key", id: here.keyId },
    { type: "project", id: here.projectId },
    { type: "workspace", id: here.workspaceId },
    { type: "organization", id: here.organizationId },
  ] as const;
  const answers = await Promise.all(owners.map((owner) => mayChangeBudgets(ctx, owner)));
  expect(owners.flatMap(({ type }, index) => (answers[index] ? [type] : []))).toEqual(changed);
});
