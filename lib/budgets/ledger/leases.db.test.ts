import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Engine } from "@/db/client";
import { budgetMeters, holds, jobs } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, testKeyring } from "@/e2e/support/tenant";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import { createLog } from "@/lib/core/log";
import { createLedger } from "./ledger";
import { sweepHolds } from "./sweep-holds";

const RENEWAL_MS = 20_000;
const log = createLog("silent");

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());
afterEach(() => void vi.useRealTimers());

/** Creates a budget with a call that holds 7 nano-dollars of it. */
async function holdMoney() {
  const { owner, organizationId } = await createTenant(engine.db);
  const of = { type: "organization", id: organizationId };
  const { id } = await createBudget.execute(owner, { owner: of, limit: "1" });
  const ledger = createLedger(engine, log);
  const hold = randomUUID();
  await ledger.reserve(
    {
      ...{ organizationId, keyId: null, minute: null, day: null, take: true, hold },
      output: { most: 0, enough: 0, least: 0 },
      budgets: [{ id, limit: 1_000n, fixed: 7n, rate: 0n }],
    },
    new AbortController().signal,
  );
  const set = (expiresAt: ReturnType<typeof sql>) =>
    engine.db.update(holds).set({ expiresAt }).where(eq(holds.id, hold));
  const readHold = async () => {
    const columns = {
      released: holds.released,
      isLong: sql<boolean>`${holds.expiresAt} > now() + interval '50 seconds'`,
    };
    return (await engine.db.select(columns).from(holds).where(eq(holds.id, hold)))[0];
  };
  const readHeld = async () => {
    const rows = engine.db.select({ held: budgetMeters.held }).from(budgetMeters);
    return (await rows.where(eq(budgetMeters.budgetId, id)))[0]?.held;
  };
  const readSpent = async () => {
    const rows = engine.db.select({ spent: budgetMeters.spent }).from(budgetMeters);
    return (await rows.where(eq(budgetMeters.budgetId, id)))[0]?.spent;
  };
  const settle = async (status: number | null = null) => {
    const usage = { id: hold, at: owner.now, organizationId, keyId: null, endpoint: "/v1/chat/completions" };
    const ended = { outcome: "complete" as const, latencyMs: 1, passed: true, stream: false };
    ledger.settle({ hold, usd: 3n, tokens: 0, row: status === null ? null : { ...usage, ...ended, status } });
    await ledger.flush();
  };
  return { set, readHold, readHeld, readSpent, settle, flush: ledger.flush };
}

it("a hold is renewed while its call runs", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { set, readHold, settle } = await holdMoney();
  expect(await readHold()).toEqual({ released: false, isLong: true });
  await set(sql`now() + interval '1 second'`);
  vi.advanceTimersByTime(RENEWAL_MS);
  await vi.waitFor(async () => expect(await readHold()).toEqual({ released: false, isLong: true }));
  await settle();
  expect(await readHold()).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

it("the sweeper releases expired holds, and forgets them after a week", async () => {
  const { set, readHold, readHeld, settle } = await holdMoney();
  const sweep = async () => {
    await engine.db.delete(jobs);
    return sweepHolds.runBatch({ db: engine.db, log, keyring: testKeyring });
  };
  await sweep();
  expect([await readHeld(), await readHold()]).toEqual([7n, { released: false, isLong: true }]);
  await set(sql`now() - interval '6 days'`);
  expect(await sweep()).toBe("finished");
  expect([await readHeld(), await readHold()]).toEqual([0n, { released: true, isLong: false }]);
  await set(sql`now() - interval '8 days'`);
  await sweep();
  expect(await readHold()).toBeUndefined();
  await settle();
  expect(await readHeld()).toBe(0n);
});

/** Lets each deletion of a hold fail with an SQLSTATE while a function runs. */
async function failSettlements(code: string, run: () => Promise<void>) {
  await engine.db.execute(
    sql.raw(`create function fail() returns trigger language plpgsql as
    $$ begin raise exception 'failed' using errcode = '${code}'; end $$`),
  );
  await engine.db.execute(
    sql`create trigger fail before delete on holds for each row execute function fail()`,
  );
  await run().finally(() => engine.db.execute(sql`drop function fail cascade`));
}

it.each(["25006", "40001", "40P01", "55P03", "57014", "XX000"])(
  "a settlement that fails with %s is kept, and charged once the database works",
  async (code) => {
    const { readHold, readHeld, readSpent, settle, flush } = await holdMoney();
    await failSettlements(code, () => expect(settle(200)).rejects.toThrow("1 settlements are not written"));
    expect([await readHeld(), await readSpent()]).toEqual([7n, 0n]);
    await flush();
    expect([await readHeld(), await readSpent(), await readHold()]).toEqual([0n, 3n, undefined]);
  },
);

it("a call whose usage record is refused for its content is charged without it", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { readHeld, readSpent, settle } = await holdMoney();
  await settle(2 ** 31);
  expect([await readHeld(), await readSpent(), vi.getTimerCount()]).toEqual([0n, 3n, 0]);
});

it("a hold whose charge is refused for its content is no longer renewed", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { readHeld, settle } = await holdMoney();
  await failSettlements("22003", () => settle(200));
  expect([await readHeld(), vi.getTimerCount()]).toEqual([7n, 0]);
});
