import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import {
  budgetMeters,
  budgets,
  credentialFailures,
  credentials,
  jobs,
  keys,
  organizations,
} from "@/db/schema";
import { createTenant, testKeyring } from "@/e2e/support/tenant";
import { workflowTests } from "@/e2e/support/workflows";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import { createLog } from "@/lib/core/log";
import type { Job } from "@/lib/core/operations/job";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { createKey } from "@/lib/keys/operations/create-key";
import { createWebhook } from "@/lib/webhooks/operations/create-webhook";
import { announceExpiringKeys } from "./announce-expiring-keys";
import { announceProblems } from "./announce-problems";

const { db, tenant, receiver, sendDue } = workflowTests();

/** Runs a job, and returns the events that it sends. */
async function run({ runBatch }: Job) {
  await db().delete(jobs);
  while ((await runBatch({ db: db(), log: createLog("silent"), keyring: testKeyring })) === "more");
  await sendDue();
  return receiver()
    .deliveries.splice(0)
    .map(({ body }) => JSON.parse(body));
}

const listen = (...events: string[]) =>
  createWebhook.execute(tenant().owner, { url: receiver().url, events });

it("a key has one event for each of 30, 7 and 1 days before its expiry, while it is usable", async () => {
  await listen("key.expiring");
  const stranger = await createTenant(db());
  const { owner } = tenant();
  const make = async (name: string, hours: number, ctx = owner) => {
    const expiresAt = new Date(Date.now() + hours * 3_600_000).toISOString();
    return (await createKey.execute(ctx, { name, expiresAt })).key;
  };
  const soon = await make("soon", 29 * 24);
  await make("later", 31 * 24);
  const off = await make("off", 24);
  await make("of strangers", 24, stranger.owner);
  await db().update(keys).set({ enabled: false }).where(eq(keys.id, off.id));
  const key = { id: soon.id, name: "soon", prefix: soon.prefix, project_id: null };
  expect(await run(announceExpiringKeys)).toMatchObject([{ type: "key.expiring", data: { key, days: 30 } }]);
  expect(await run(announceExpiringKeys)).toEqual([]);
  const expire = (hours: number) =>
    db()
      .update(keys)
      .set({ expiresAt: sql`now() + ${hours} * interval '1 hour'` })
      .where(eq(keys.id, soon.id));
  await expire(100);
  expect(await run(announceExpiringKeys)).toMatchObject([{ data: { key, days: 7 } }]);
  await expire(3);
  expect(await run(announceExpiringKeys)).toMatchObject([{ data: { key, days: 1 } }]);
  expect(await run(announceExpiringKeys)).toEqual([]);
});

it("a credential has one event for each series of refusals of its secret", async () => {
  await listen("credential.failing");
  const { owner, organizationId } = tenant();
  const apiKey = "sk-0123456789abcdef";
  const { id } = await createCredential.execute(owner, { provider: "openai", name: "Main", apiKey });
  const fail = (reason: "rejected" | "unavailable", minutes: number) => {
    const at = sql`now() + ${minutes} * interval '1 minute'`;
    const failure = {
      reason,
      status: 401,
      code: "invalid_api_key",
      message: "Wrong",
      since: at,
      at,
      retryAt: at,
    };
    return db()
      .insert(credentialFailures)
      .values({ credentialId: id, organizationId, ...failure })
      .onConflictDoUpdate({ target: credentialFailures.credentialId, set: failure });
  };
  await fail("unavailable", 1);
  expect(await run(announceProblems)).toEqual([]);
  await fail("rejected", 2);
  const data = { credential: { id, name: "Main", provider: "openai" }, reason: "rejected", status: 401 };
  const told = await run(announceProblems);
  expect(told).toMatchObject([{ type: "credential.failing", data }]);
  expect(JSON.stringify(told)).not.toContain(apiKey);
  expect(await run(announceProblems)).toEqual([]);
  await fail("rejected", 3);
  expect(await run(announceProblems)).toHaveLength(1);
  await db().update(credentials).set({ active: false }).where(eq(credentials.id, id));
  await fail("rejected", 4);
  expect(await run(announceProblems)).toEqual([]);
});

it("many others do not keep an event back, and a closed organization has none", async () => {
  await listen("budget.threshold");
  const { organizationId } = tenant();
  const [crowd, closed] = [await createTenant(db()), await createTenant(db())];
  const spendAll = async (ids: { id: string; organizationId: string }[]) => {
    const meters = ids.map(({ id, organizationId }) => ({ budgetId: id, organizationId, spent: 1n }));
    await db().insert(budgetMeters).values(meters);
  };
  const insert = (organizationId: string, count: number) => {
    const facts = { organizationId, unit: "tokens", period: "total", limit: 1n } as const;
    const rows = Array.from({ length: count }, (_, number) => ({ ...facts, model: `model-${number}` }));
    return db()
      .insert(budgets)
      .values(rows)
      .returning({ id: budgets.id, organizationId: budgets.organizationId });
  };
  await spendAll(await insert(crowd.organizationId, 501));
  const [own] = await insert(organizationId, 1);
  await spendAll(own ? [own] : []);
  expect(await run(announceProblems)).toMatchObject([{ data: { budget: { id: own?.id }, threshold: 100 } }]);
  await createWebhook.execute(closed.owner, { url: receiver().url, events: ["budget.threshold"] });
  await spendAll(await insert(closed.organizationId, 1));
  await db()
    .update(organizations)
    .set({ status: "closed", closedAt: sql`now()` })
    .where(eq(organizations.id, closed.organizationId));
  expect(await run(announceProblems)).toEqual([]);
});

it("a budget has one event for each of 80, 95 and 100 % in a period", async () => {
  await listen("budget.threshold");
  const { owner, organizationId } = tenant();
  const budget = await createBudget.execute(owner, {
    owner: { type: "organization", id: organizationId },
    limit: "10.00",
    period: "month",
  });
  const spend = (
    dollars: number,
    periodStart = sql`date_trunc('month', now() at time zone 'utc') at time zone 'utc'`,
  ) =>
    db()
      .update(budgetMeters)
      .set({ spent: BigInt(dollars * 1e9), periodStart })
      .where(eq(budgetMeters.budgetId, budget.id));
  await spend(7.9);
  expect(await run(announceProblems)).toEqual([]);
  await spend(9, sql`'2020-01-01'::timestamptz`);
  expect(await run(announceProblems)).toEqual([]);
  await spend(8);
  const named = { id: budget.id, limit: "10.00", owner: { type: "organization", id: organizationId } };
  const event = { type: "budget.threshold", data: { budget: { ...named, spent: "8.00" }, threshold: 80 } };
  expect(await run(announceProblems)).toMatchObject([event]);
  expect(await run(announceProblems)).toEqual([]);
  await spend(12);
  expect(await run(announceProblems)).toMatchObject([{ data: { threshold: 100 } }]);
  expect(await run(announceProblems)).toEqual([]);
});
