import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { budgetMeters } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createServices, makeKey } from "@/e2e/support/services";
import { createTenant } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import { dispatch } from "@/lib/http/dispatcher";

let engine: Engine;
let services: CallServices;
let tenant: Awaited<ReturnType<typeof createTenant>>;
let key: Awaited<ReturnType<typeof makeKey>>;
beforeAll(async () => {
  engine = await openTestDatabase();
  services = createServices(engine);
});
afterAll(async () => {
  await services.recorder.flush();
  await engine.close();
});
beforeEach(async () => {
  tenant = await createTenant(engine.db);
  const { projectId } = tenant.here;
  const scopes = ["keys:verify", "keys:read", "chat:write"];
  key = await makeKey(services, tenant.organizationId, { projectId, scopes, dailyHardLimit: 50 });
  const owners = { key: key.id, project: projectId, organization: tenant.organizationId };
  await makeBudget("key", owners.key, { limit: "10.00", period: "total" });
  await makeBudget("project", owners.project, { limit: "5.00", model: "house-*" });
  await makeBudget("organization", owners.organization, { limit: "1000", unit: "tokens", period: "day" });
});

const makeBudget = (type: string, id: string, fields: object) =>
  createBudget.execute(tenant.owner, { owner: { type, id }, ...fields });
const spend = (spent: bigint) =>
  engine.db
    .update(budgetMeters)
    .set({ spent, periodStart: sql`date_trunc('month', now() at time zone 'UTC') at time zone 'UTC'` });

async function call(method: string, path: string, body?: object) {
  const headers = { authorization: `Bearer ${key.secret}`, "content-type": "application/json" };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const response = await dispatch(services, new Request(`http://localhost${path}`, init), {
    ...{ ip: "198.51.100.7", later: () => undefined },
  });
  return response.json();
}
const verify = (fields: object) => call("POST", "/api/keys/verify", { key: key.secret, ...fields });

it("a key's holder sees what is left of each limit and budget, and when it resets", async () => {
  const { remaining } = await call("GET", "/api/me");
  const resets = expect.stringMatching(/T00:00:00\.000Z$/);
  expect(remaining.day).toEqual({ limit: 50, left: 49, resets_at: resets });
  expect(remaining.minute).toBeNull();
  expect(remaining.budgets).toMatchObject([
    { owner: "key", unit: "usd", limit: "10.00", left: "10.00", resets_at: null },
    { owner: "project", model: "house-*", limit: "5.00", left: "5.00", resets_at: resets },
    { owner: "organization", unit: "tokens", limit: "1000", left: "1000", resets_at: resets },
  ]);
});

it("a verification shows the least that is left, and is refused when nothing is", async () => {
  expect(await verify({})).toMatchObject({ valid: true, remaining: { budget_usd: "10.00" } });
  const asked = { model: "house-1", consume: true };
  expect(await verify(asked)).toMatchObject({ valid: true, remaining: { budget_usd: "5.00" } });
  await spend(5_000_000_000n);
  expect(await verify(asked)).toMatchObject({
    ...{ valid: false, code: "BUDGET_EXCEEDED", reason: "model_budget" },
    message: "Budget of this project exceeded: $5.00 per month for house-*",
  });
  expect(await verify({ model: "claude-5" })).toMatchObject({ valid: true });
});

it("an explanation has the budgets before the limits", async () => {
  const explain = async (fields: object) => {
    const { trace, ...verdict } = await call("POST", `/api/keys/${key.id}/explain`, fields);
    return { ...verdict, last: trace.slice(-3) };
  };
  const budget = "$5.00 per month for house-*";
  const { last, remaining } = await explain({ model: "house-1" });
  expect(remaining.budget_usd).toBe("5.00");
  expect(last[0]).toEqual({
    ...{ check: "budget", outcome: "pass" },
    rule: `$10.00 in total, ${budget}, 1,000 tokens per day`,
    seen: "$10.00, $5.00, 1,000 tokens",
  });
  await spend(5_000_000_000n);
  const refused = await explain({ model: "house-1" });
  expect(refused).toMatchObject({ valid: false, code: "BUDGET_EXCEEDED", reason: "model_budget" });
  expect(refused.last).toEqual([
    { check: "budget", outcome: "deny", rule: budget, seen: "$0.00" },
    { check: "day", outcome: "not_reached", rule: null, seen: null },
    { check: "minute", outcome: "not_reached", rule: null, seen: null },
  ]);
});
