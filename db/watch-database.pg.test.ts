import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { connect, type Engine } from "@/db/client";
import { createServerDatabase } from "@/e2e/support/database-server";
import { startPostgresProxy } from "@/e2e/support/postgres-proxy";
import { isDatabaseBusy, isDatabaseUnavailable } from "@/lib/core/errors/database-unavailable";

let database: Awaited<ReturnType<typeof createServerDatabase>>;
let proxy: Awaited<ReturnType<typeof startPostgresProxy>>;
let engine: Engine;
beforeAll(async () => {
  database = await createServerDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  proxy = await startPostgresProxy(database.url);
  // Without a time limit, a statement waits forever for the database.
  engine = await connect({ driver: "pg", url: proxy.url, preparedStatements: true, queryLimitMs: 0 });
});
afterEach(async () => {
  proxy.stop();
  await engine.close();
});

/** Resolves when a statement with this text has arrived at the database. */
const arrival = (text: string) =>
  expect.poll(() => proxy.statements.some((statement) => statement.text.includes(text))).toBe(true);

describe.each(["silent", "broken"] as const)("a database whose connections are %s", (fault) => {
  it("fails a statement that is under way, alone and in a transaction", async () => {
    const alone = engine.db.execute(sql`select pg_sleep(100)`);
    const within = engine.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      await tx.execute(sql`select pg_sleep(101)`);
    });
    const outcomes = Promise.allSettled([alone, within]);
    await arrival("pg_sleep(100)");
    await arrival("pg_sleep(101)");
    proxy.become(fault);
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ reason: expect.toSatisfy(isDatabaseUnavailable) });
    }
  });

  it("frees the connection of a transaction that could not begin", async () => {
    await engine.db.execute(sql`select 1`);
    proxy.become("silent");
    const lost = engine.db.transaction(async () => undefined);
    proxy.become(fault);
    await expect(lost).rejects.toSatisfy(isDatabaseUnavailable);
    await expect.poll(() => engine.countConnections().open).toBe(0);
  });

  it("fails the next statement of a transaction, and answers again afterwards", async () => {
    const within = engine.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      proxy.become(fault);
      await tx.execute(sql`select 2`);
    });
    await expect(within).rejects.toSatisfy(isDatabaseUnavailable);
    proxy.become("open");
    await expect.poll(() => engine.db.execute(sql`select 3`).then(() => "answers", String)).toBe("answers");
  });
});

describe("a database that falls silent", () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance", "Date"],
    });
  });
  afterEach(() => void vi.useRealTimers());

  const statements: Record<string, () => Promise<unknown>> = {
    "a statement": () => engine.db.execute(sql`select pg_sleep(102)`),
    "a transaction": () => engine.db.transaction((tx) => tx.execute(sql`select pg_sleep(102)`)),
    "a statement of the hot path": () => engine.run({ name: "slow", text: "select pg_sleep(102)" }, []),
  };

  it.each(Object.entries(statements))(
    "is noticed within 2 seconds by %s, under way or new, and used again at once afterwards",
    async (_, ask) => {
      const underWay = expect(ask()).rejects.toSatisfy(isDatabaseUnavailable);
      await arrival("pg_sleep(102)");
      proxy.become("silent");
      const next = expect(ask()).rejects.toSatisfy(isDatabaseUnavailable);
      await vi.advanceTimersByTimeAsync(2_000);
      // The clock stands still from here on: whatever needed more time would never end.
      await Promise.all([underWay, next]);
      proxy.become("open");
      await expect(engine.run({ name: "again", text: "select 1" }, [])).resolves.toBeDefined();
      await expect(engine.db.execute(sql`select 1`)).resolves.toBeDefined();
    },
  );
});

it("lets a statement take its time while the database answers others", async () => {
  await engine.run({ name: "warm", text: "select 1" }, []);
  await expect(engine.db.execute(sql`select pg_sleep(3)`)).resolves.toBeDefined();
});

it("lets migrations take their time while the database answers no new connections", async () => {
  const options = { driver: "pg", url: proxy.url, preparedStatements: true, queryLimitMs: 0 } as const;
  const unwatched = await connect({ ...options, isWatched: false });
  const migration = expect(unwatched.db.execute(sql`select pg_sleep(4)`)).resolves.toBeDefined();
  const other = expect(engine.db.execute(sql`select pg_sleep(103)`)).rejects.toSatisfy(isDatabaseUnavailable);
  await arrival("pg_sleep(4)");
  await arrival("pg_sleep(103)");
  proxy.become("full");
  await other;
  await migration;
  await unwatched.close();
});

it("bounds what waits for a connection, and says so", async () => {
  const statement = { name: "slow", text: "select pg_sleep(0.05)" };
  const outcomes = await Promise.allSettled(Array.from({ length: 1_500 }, () => engine.run(statement, [])));
  const refusals = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(refusals.length).toBeGreaterThan(400);
  expect(refusals.every(isDatabaseUnavailable)).toBe(true);
  expect(refusals.every(isDatabaseBusy)).toBe(true);
});

it.each(["53100", "53200", "53300", "57P01", "08006"])("counts as away with the code %s", (code) => {
  expect(isDatabaseUnavailable(Object.assign(new Error("refused"), { code }))).toBe(true);
});
