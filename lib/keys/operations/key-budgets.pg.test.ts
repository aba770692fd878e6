import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createTenant } from "@/e2e/support/tenant";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import { deleteBudget } from "@/lib/budgets/operations/delete-budget";
import { listBudgets } from "@/lib/budgets/operations/list-budgets";
import { updateSettings } from "@/lib/organizations/operations/update-settings";
import { createKey } from "./create-key";
import { getKey } from "./list-keys";
import { updateKey } from "./update-key";

const ROUNDS = 20;

let engine: Engine;
beforeAll(async () => {
  engine = await openServerDatabase();
});
afterAll(() => engine.close());

it("the last required budget of a key stays, however its budgets are deleted and edited at once", async () => {
  const { owner } = await createTenant(engine.db);
  await updateSettings.execute(owner, { budgetRequired: true });
  for (let round = 0; round < ROUNDS; round++) {
    const fields = { name: `Round ${round}`, maxBudgetUsd: "10", budgetPeriod: "month" };
    const { id } = (await createKey.execute(owner, fields)).key;
    await createBudget.execute(owner, { owner: { type: "key", id }, period: "total", limit: "5" });
    const { data: budgets } = await listBudgets.execute(owner, { ownerId: id });
    const outcomes = await Promise.allSettled([
      ...budgets.map((budget) => deleteBudget.execute(owner, { id: budget.id })),
      updateKey.execute(owner, { id, maxBudgetUsd: "7" }),
    ]);
    const failures = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    for (const failure of failures) expect(failure).toMatchObject({ code: "INVALID_REQUEST", param: "id" });
    expect((await getKey.execute(owner, { id })).maxBudgetUsd).not.toBeNull();
  }
});
