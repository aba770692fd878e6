import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect, type Engine } from "@/db/client";
import { budgetMeters, holds, keys, usage } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createTenant } from "@/e2e/support/tenant";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import { getBudget } from "@/lib/budgets/operations/get-budget";
import { createLog } from "@/lib/core/log";
import { createLedger, type Ledger } from "./ledger";
import type { BudgetLine, Reserved } from "./reservation";

const USD = 1_000_000_000n;
const CLIENTS = 128;

let engine: Engine & { url: string };
let other: Engine;
/** The ledgers of two processes. */
let ledgers: [Ledger, Ledger];
let tenant: Awaited<ReturnType<typeof createTenant>>;
let keyId: string;

beforeAll(async () => {
  engine = await openServerDatabase();
  other = await connect({ driver: "pg", url: engine.url, preparedStatements: true });
  const log = createLog("silent");
  ledgers = [createLedger(engine, log), createLedger(other, log)];
});
afterAll(async () => {
  await other.close();
  await engine.close();
});
beforeEach(async () => {
  tenant = await createTenant(engine.db);
  keyId = randomUUID();
  const { organizationId } = tenant;
  await engine.db.insert(keys).values({ id: keyId, organizationId, name: keyId, createdBy: "system" });
});

type Fields = { owner?: object; model?: string; unit?: string; period?: string };

/** Creates a budget, by default of the key in total. Returns its id and limit. */
async function makeBudget(limit: string, fields: Fields = {}) {
  const owner = { type: "key", id: keyId };
  const made = await createBudget.execute(tenant.owner, { owner, period: "total", limit, ...fields });
  const { unit } = made;
  return {
    id: made.id,
    limit: unit === "usd" ? (BigInt(Number(limit) * 1e6) * USD) / 1_000_000n : BigInt(limit),
  };
}
type Made = Awaited<ReturnType<typeof makeBudget>>;

const toLine = ({ id, limit }: Made, fixed: bigint, rate = 0n): BudgetLine => ({ id, limit, fixed, rate });

type Wanted = {
  budgets: BudgetLine[];
  output?: Partial<Record<"most" | "enough" | "least", number>>;
  day?: number;
};

function reserve(
  { budgets, output, day = undefined }: Wanted,
  ledger = ledgers[0],
  signal = new AbortController().signal,
) {
  const hold = randomUUID();
  const limits = { minute: null, day: day ?? null, take: true };
  const call = { organizationId: tenant.organizationId, keyId, ...limits, hold, budgets };
  const range = { most: 0, enough: 0, least: 0, ...output };
  return ledger.reserve({ ...call, output: range }, signal).then((reserved) => ({ ...reserved, hold }));
}

/** Returns the usage record of a call. */
const toRow = (id: string, usd: bigint) => ({
  ...{
    id,
    at: tenant.owner.now,
    organizationId: tenant.organizationId,
    keyId,
    endpoint: "/v1/chat/completions",
  },
  ...{
    status: 200,
    outcome: "complete" as const,
    latencyMs: 1,
    passed: true,
    stream: false,
    costNanos: String(usd),
  },
});

const settle = (hold: string, usd: bigint, ledger = ledgers[0], tokens = 0) =>
  ledger.settle({ hold, usd, tokens, row: toRow(hold, usd) });

const flushAll = () => Promise.all(ledgers.map((ledger) => ledger.flush()));
const read = async ({ id }: Made) => {
  const { spent, held, holds } = await getBudget.execute(tenant.owner, { id });
  return { spent, held, holds };
};
const sumUsage = async () => {
  const [row] = await engine.db
    .select({ usd: sql<string>`coalesce(sum(${usage.costNanos}), 0)` })
    .from(usage)
    .where(eq(usage.organizationId, tenant.organizationId));
  return BigInt(row?.usd ?? 0);
};
const readMeter = async ({ id }: Made) => {
  const [meter] = await engine.db
    .select({ spent: budgetMeters.spent, held: budgetMeters.held })
    .from(budgetMeters)
    .where(eq(budgetMeters.budgetId, id));
  return meter ?? { spent: -1n, held: -1n };
};
const expireHolds = () => engine.db.update(holds).set({ expiresAt: sql`now() - interval '1 second'` });

/** Runs calls from many clients over both processes. */
async function hammer(calls: number, call: (ledger: Ledger, index: number) => Promise<void>) {
  let next = 0;
  const client = async (ledger: Ledger) => {
    for (let index = next++; index < calls; index = next++) await call(ledger, index);
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, i) => client(ledgers[i % 2 === 0 ? 0 : 1])));
}

describe("128 clients on two processes", () => {
  it("are never refused while money is free, and the budgets have spent what usage says", async () => {
    const { here, organizationId } = tenant;
    const budgets = [
      await makeBudget("20"),
      await makeBudget("20", { model: "gpt-*" }),
      await makeBudget("20", { owner: { type: "project", id: here.projectId }, period: "month" }),
      await makeBudget("20", { owner: { type: "organization", id: organizationId }, period: "week" }),
    ];
    const spent = budgets.map(() => 0n);
    const refused: Reserved["refused"][] = [];
    // All of them together would hold 32 times the money.
    await hammer(640, async (ledger, index) => {
      const [hold, cost] = [USD / 2n + BigInt(index), BigInt(1 + (index % 7)) * (USD / 1_000n)];
      const lines = budgets.slice(0, 1 + (index % 4)).map((budget) => toLine(budget, hold));
      const reserved = await reserve({ budgets: lines }, ledger);
      refused.push(reserved.refused);
      if (reserved.refused) return;
      for (const at of lines.keys()) spent[at] = (spent[at] ?? 0n) + cost;
      settle(reserved.hold, cost, ledger);
      // Settled twice, by any process.
      if (index % 5 === 0) settle(reserved.hold, cost, ledgers[index % 2 === 0 ? 0 : 1]);
    });
    await flushAll();
    expect(new Set(refused)).toEqual(new Set([null]));
    const meters = await Promise.all(budgets.map(readMeter));
    expect(meters).toEqual(spent.map((sum) => ({ spent: sum, held: 0n })));
    expect(await sumUsage()).toBe(spent[0]);
  });

  it("never pass a budget, and use it up", async () => {
    const budget = await makeBudget("1");
    let [passed, largest] = [0n, 0n];
    await hammer(400, async (ledger, index) => {
      const hold = BigInt(1 + (index % 9)) * (USD / 100n);
      const reserved = await reserve({ budgets: [toLine(budget, hold)] }, ledger);
      if (reserved.refused) return;
      const cost = hold - BigInt(index % 3);
      passed += cost;
      if (hold > largest) largest = hold;
      settle(reserved.hold, cost, ledger);
    });
    await flushAll();
    expect(await readMeter(budget)).toEqual({ spent: passed, held: 0n });
    expect(passed).toBeLessThanOrEqual(budget.limit);
    expect(passed).toBeGreaterThan(budget.limit - USD / 100n);
    expect(await sumUsage()).toBe(passed);
  });
});

describe("a call", () => {
  it("holds what it can cost in each budget, and gets the output that the free money pays", async () => {
    const [wide, narrow] = [await makeBudget("10"), await makeBudget("5", { model: "gpt-*" })];
    const output = { most: 1_000_000, enough: 1_024, least: 16 };
    const lines = [toLine(wide, USD, 8n * USD), toLine(narrow, USD, 8n * USD)];
    const { refused, outputTokens, hold } = await reserve({ budgets: lines, output });
    expect([refused, outputTokens]).toEqual([null, 500_000]);
    expect(await read(narrow)).toEqual({ spent: "0.00", held: "5.00", holds: 1 });
    settle(hold, 2n * USD);
    await flushAll();
    expect(await read(wide)).toEqual({ spent: "2.00", held: "0.00", holds: 0 });
  });

  it("is refused at once when no settlement could help, by the budget that blocks it, and counts nowhere", async () => {
    const [wide, narrow] = [await makeBudget("10"), await makeBudget("1", { model: "gpt-*" })];
    const running = await reserve({ budgets: [toLine(wide, USD)] });
    const refused = await reserve({ budgets: [toLine(wide, 2n * USD), toLine(narrow, 2n * USD)], day: 5 });
    expect(refused).toMatchObject({ refused: "budget", budgetId: narrow.id, dayLeft: 5 });
    expect(await readMeter(wide)).toEqual({ spent: 0n, held: USD });
    settle(running.hold, 0n);
    await flushAll();
  });

  it("is refused by its budget before its daily limit, and holds nothing when that refuses it", async () => {
    const budget = await makeBudget("1");
    const line = [toLine(budget, USD / 10n)];
    const first = await reserve({ budgets: line, day: 1 });
    expect(first).toMatchObject({ refused: null, dayLeft: 0 });
    expect(await reserve({ budgets: line, day: 1 })).toMatchObject({ refused: "day" });
    expect(await reserve({ budgets: [toLine(budget, 2n * USD)], day: 1 })).toMatchObject({
      refused: "budget",
    });
    settle(first.hold, USD / 10n);
    await flushAll();
    expect(await readMeter(budget)).toEqual({ spent: USD / 10n, held: 0n });
  });

  it.each([0, 1])("waits for the settlement of another one, of process %i", async (process) => {
    const budget = await makeBudget("1");
    const first = await reserve({ budgets: [toLine(budget, USD)] }, ledgers[process]);
    const second = reserve({ budgets: [toLine(budget, USD / 2n)] });
    settle(first.hold, USD / 10n, ledgers[process]);
    const { refused, hold } = await second;
    expect(refused).toBeNull();
    settle(hold, 0n);
    await flushAll();
    expect(await readMeter(budget)).toEqual({ spent: USD / 10n, held: 0n });
  });

  it("that is waiting ends with its client", async () => {
    const budget = await makeBudget("1");
    const { hold } = await reserve({ budgets: [toLine(budget, USD)] });
    const client = new AbortController();
    const second = reserve({ budgets: [toLine(budget, USD)] }, ledgers[0], client.signal);
    client.abort();
    await expect(second).rejects.toThrow();
    settle(hold, 0n);
    await flushAll();
    expect(await readMeter(budget)).toEqual({ spent: 0n, held: 0n });
  });

  it("does not count on a budget that was deleted", async () => {
    const gone = { id: randomUUID(), limit: 1n };
    expect(await reserve({ budgets: [toLine(gone, USD)] })).toMatchObject({ refused: null });
  });

  it("charges a budget of tokens with tokens", async () => {
    const budget = await makeBudget("1000", { unit: "tokens", period: "minute" });
    const output = { most: 5_000, enough: 1_024, least: 16 };
    const line = toLine(budget, 100n, 1_000_000n);
    const { outputTokens, hold } = await reserve({ budgets: [line], output });
    expect(outputTokens).toBe(900);
    settle(hold, USD, ledgers[0], 250);
    await flushAll();
    expect(await readMeter(budget)).toEqual({ spent: 250n, held: 0n });
  });
});

describe("a hold", () => {
  it("that was abandoned is freed by the next call that needs the money, and settles late", async () => {
    const budget = await makeBudget("1");
    const { hold } = await reserve({ budgets: [toLine(budget, USD)] });
    await expireHolds();
    expect(await read(budget)).toEqual({ spent: "0.00", held: "0.00", holds: 0 });
    const next = await reserve({ budgets: [toLine(budget, USD)] }, ledgers[1]);
    expect(next.refused).toBeNull();
    settle(hold, USD / 4n);
    settle(hold, USD / 4n, ledgers[1]);
    settle(next.hold, USD, ledgers[1]);
    await flushAll();
    expect(await readMeter(budget)).toEqual({ spent: USD + USD / 4n, held: 0n });
    // More than the limit is spent, so every call is refused.
    expect(await reserve({ budgets: [toLine(budget, 1n)] })).toMatchObject({ refused: "budget" });
  });

  it("moves into the next period, in which its call is charged", async () => {
    const budget = await makeBudget("1", { period: "day" });
    const { hold } = await reserve({ budgets: [toLine(budget, USD / 2n)] });
    const spent = { spent: USD / 4n, periodStart: sql`${budgetMeters.periodStart} - interval '1 day'` };
    await engine.db.update(budgetMeters).set(spent).where(eq(budgetMeters.budgetId, budget.id));
    expect(await read(budget)).toEqual({ spent: "0.00", held: "0.50", holds: 1 });
    const next = await reserve({ budgets: [toLine(budget, USD / 2n)] }, ledgers[1]);
    expect(next.refused).toBeNull();
    settle(hold, USD / 8n);
    settle(next.hold, 0n, ledgers[1]);
    await flushAll();
    expect(await readMeter(budget)).toEqual({ spent: USD / 8n, held: 0n });
  });

  it.each(["2 days", "400 years"])("is not stopped by a meter that is %s ahead", async (ahead) => {
    const budget = await makeBudget("1", { period: "day" });
    const far = {
      spent: USD,
      periodStart: sql`date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' + ${ahead}::interval`,
    };
    await engine.db.update(budgetMeters).set(far).where(eq(budgetMeters.budgetId, budget.id));
    const { refused, hold } = await reserve({ budgets: [toLine(budget, USD)] });
    expect(refused).toBeNull();
    settle(hold, 1n);
    await flushAll();
    expect(await readMeter(budget)).toEqual({ spent: 1n, held: 0n });
  });
});

it("a call whose statement fails does not stop those of others", async () => {
  const [budget, broken] = [await makeBudget("1"), await makeBudget("1", { model: "x" })];
  await engine.db
    .update(budgetMeters)
    .set({ spent: 9_223_372_036_854_775_807n })
    .where(eq(budgetMeters.budgetId, broken.id));
  const results = await Promise.allSettled([
    reserve({ budgets: [toLine(budget, 1n)] }),
    reserve({ budgets: [{ ...toLine(broken, 1n), limit: -2n }] }),
  ]);
  expect(results).toMatchObject([{ status: "fulfilled", value: { refused: null } }, { status: "rejected" }]);
});
