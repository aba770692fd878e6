import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Engine } from "@/db/client";
import { keyMeters, keys } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createTenant } from "@/e2e/support/tenant";
import { type Admission, createAdmission, type LimitedCall } from "./admission";

const LIMIT = 100;
const ROUNDS = 20;

let engine: Engine & { url: string };
let other: Engine;
/** The admissions of two processes. */
let admissions: Admission[];
let organizationId: string;

beforeAll(async () => {
  engine = await openServerDatabase();
  other = await connect({ driver: "pg", url: engine.url, preparedStatements: true });
  admissions = [createAdmission(engine), createAdmission(other)];
  organizationId = (await createTenant(engine.db)).organizationId;
});
afterAll(async () => {
  await other.close();
  await engine.close();
});

async function makeKeys(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await engine.db
    .insert(keys)
    .values(ids.map((id) => ({ id, organizationId, name: id, createdBy: "system" })));
  return ids;
}

/**
 * Admits calls from a number of clients over both processes. Returns the number of admitted calls of each
 * key.
 */
async function hammer(clients: number, calls: LimitedCall[]) {
  const passed = new Map<string, number>();
  const client = async (admission: Admission | undefined) => {
    for (let call = calls.pop(); call; call = calls.pop()) {
      const admitted = await admission?.admit(call);
      if (admitted?.refused === null) passed.set(call.keyId, (passed.get(call.keyId) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => client(admissions[i % 2])));
  return passed;
}

const repeated = (keyIds: string[], times: number, limits: Pick<LimitedCall, "minute" | "day">) =>
  Array.from({ length: times }, () => keyIds.map((keyId) => ({ keyId, ...limits, take: true }))).flat();

describe.each([32, 128])("%i clients on two processes", (clients) => {
  it("pass a key exactly as often as its limit says", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [keyId = ""] = await makeKeys(1);
      const passed = await hammer(clients, repeated([keyId], 4 * LIMIT, { minute: 1_000, day: LIMIT }));
      expect(passed.get(keyId)).toBe(LIMIT);
      const [meter] = await engine.db
        .select({ used: keyMeters.dayUsed })
        .from(keyMeters)
        .where(eq(keyMeters.keyId, keyId));
      expect(meter?.used).toBe(LIMIT);
    }
  });

  it("pass many keys exactly, side by side", async () => {
    const keyIds = await makeKeys(20);
    const passed = await hammer(clients, repeated(keyIds, LIMIT, { minute: null, day: LIMIT / 2 }));
    expect([...passed.values()]).toEqual(keyIds.map(() => LIMIT / 2));
  });

  it("pass a key as often in each minute as its limit says", async () => {
    const [keyId = ""] = await makeKeys(1);
    const before = await minuteNow();
    const passed = await hammer(clients, repeated([keyId], 4 * LIMIT, { minute: LIMIT, day: null }));
    const minutes = (await minuteNow()) - before + 1;
    expect(passed.get(keyId)).toBeGreaterThanOrEqual(LIMIT);
    expect(passed.get(keyId)).toBeLessThanOrEqual(minutes * LIMIT);
  });
});

/** Returns the current minute of the database, counted from 1970. */
async function minuteNow(): Promise<number> {
  const [row] = await engine.run<{ minute: number }>(
    { name: "minute", text: "select floor(extract(epoch from clock_timestamp()) / 60)::int as minute" },
    [],
  );
  return row?.minute ?? 0;
}

/** Waits until a statement of this database waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = {
    name: "waiting",
    text: "select 1 as one from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()",
  };
  const rows = await engine.run(waiting, []);
  if (rows.length === 0) await untilSomebodyWaits();
}

describe("a batch", () => {
  it("does not fail for a key that is gone", async () => {
    const [keyId = ""] = await makeKeys(1);
    const gone = randomUUID();
    const call = { minute: null, day: 10, take: true };
    const verdicts = await Promise.all(
      [keyId, gone, keyId, gone].map((id) => admissions[0]?.admit({ keyId: id, ...call })),
    );
    expect(verdicts.map((verdict) => verdict?.refused)).toEqual([null, "unknown", null, "unknown"]);
    expect(verdicts[2]).toMatchObject({ dayLeft: 8, minuteLeft: null });
  });

  it("does not fail for a key that is deleted under it", async () => {
    const [keyId = "", leaving = ""] = await makeKeys(2);
    const admit = (id: string) => admissions[0]?.admit({ keyId: id, minute: null, day: 10, take: true });
    const verdicts = await engine.db.transaction(async (tx) => {
      await tx.delete(keys).where(eq(keys.id, leaving));
      const waiting = Promise.all([keyId, leaving, keyId].map(admit));
      await untilSomebodyWaits();
      return { waiting };
    });
    expect((await verdicts.waiting).map((verdict) => verdict?.refused)).toEqual([null, "unknown", null]);
  });

  it("counts nothing for a call that is only looked at", async () => {
    const [keyId = ""] = await makeKeys(1);
    const look = { keyId, minute: 5, day: 7, take: false };
    for (let i = 0; i < 3; i++) {
      expect(await admissions[i % 2]?.admit(look)).toMatchObject({
        refused: null,
        minuteLeft: 5,
        dayLeft: 7,
      });
    }
  });

  it("starts each minute and day anew, and never goes back", async () => {
    const [keyId = ""] = await makeKeys(1);
    const call = { keyId, minute: 1, day: 2, take: true };
    const set = (meter: PgUpdateSetSource<typeof keyMeters>) =>
      engine.db.update(keyMeters).set(meter).where(eq(keyMeters.keyId, keyId));
    expect(await admissions[0]?.admit(call)).toMatchObject({ refused: null, dayLeft: 1 });
    await set({ minute: 1 });
    expect(await admissions[1]?.admit(call)).toMatchObject({ refused: null, minuteLeft: 0, dayLeft: 0 });
    await set({ minute: 1, day: 1 });
    expect(await admissions[0]?.admit(call)).toMatchObject({ refused: null, dayLeft: 1 });
    await set({ minute: sql`minute + 1`, day: sql`day + 1`, dayUsed: 2 });
    expect(await admissions[0]?.admit(call)).toMatchObject({ refused: "day" });
  });

  it.each([2, 1_000, 2_000_000_000])("begins a window anew that lies %i lengths ahead", async (ahead) => {
    const [keyId = "", neighbour = ""] = await makeKeys(2);
    const call = { keyId, minute: 3, day: 3, take: true };
    const admit = (id: string) => admissions[0]?.admit({ ...call, keyId: id });
    await admit(keyId);
    const last = 2_147_483_647;
    await engine.db
      .update(keyMeters)
      .set({
        minute: sql`least(minute::bigint + ${ahead}, ${last})`,
        day: sql`least(day::bigint + ${ahead}, ${last})`,
        ...{ minuteUsed: 3, dayUsed: 3 },
      })
      .where(eq(keyMeters.keyId, keyId));
    const [own, other] = await Promise.all([admit(keyId), admit(neighbour)]);
    expect(own).toMatchObject({ refused: null, minuteLeft: 2, dayLeft: 2 });
    expect(own?.dayResetMs).toBeLessThanOrEqual(86_400_000);
    expect(other).toMatchObject({ refused: null, dayLeft: 2 });
  });

  it("that fails for one of its calls counts the others", async () => {
    const [keyId = "", broken = ""] = await makeKeys(2);
    const call = { minute: null, day: 5, take: true };
    await admissions[0]?.admit({ ...call, keyId: broken });
    await engine.db.update(keyMeters).set({ dayUsed: 2_147_483_647 }).where(eq(keyMeters.keyId, broken));
    const results = await Promise.allSettled([
      admissions[0]?.admit({ ...call, keyId }),
      admissions[0]?.admit({ ...call, day: null, keyId: broken }),
    ]);
    expect(results).toMatchObject([
      { status: "fulfilled", value: { refused: null } },
      { status: "rejected" },
    ]);
  });
});
