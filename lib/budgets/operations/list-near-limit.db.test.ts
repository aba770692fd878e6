import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { budgetMeters } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, person } from "@/e2e/support/tenant";
import { createBudget } from "./create-budget";
import { listNearLimit } from "./list-near-limit";
import { updateBudget } from "./update-budget";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

it("a budget is near its limit from 80 percent, and the most spent is first", async () => {
  const { owner, here, there, as } = await createTenant(engine.db);
  const project = { type: "project", id: here.projectId };
  const make = (fields: object) =>
    createBudget.execute(owner, { owner: project, period: "total", ...fields });
  const [first, second] = [await make({ limit: "1" }), await make({ limit: "1000", unit: "tokens" })];
  const spend = (id: string, spent: bigint) =>
    engine.db.update(budgetMeters).set({ spent }).where(eq(budgetMeters.budgetId, id));
  const listNear = async (ctx = owner) => (await listNearLimit.execute(ctx, {})).data.map(({ id }) => id);
  await spend(first.id, 799_999_999n);
  await spend(second.id, 950n);
  expect(await listNear()).toEqual([second.id]);
  await spend(first.id, 1_000_000_001n);
  expect(await listNear()).toEqual([first.id, second.id]);
  expect(await listNear(as(person("member", { [there.workspaceId]: "read" })))).toEqual([]);
  await updateBudget.execute(owner, { id: first.id, limit: "10" });
  expect(await listNear()).toEqual([second.id]);
});
