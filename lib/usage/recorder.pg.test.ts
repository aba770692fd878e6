import { randomUUID } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Engine } from "@/db/client";
import { keyLastUses, keySecrets, keys, usage } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createTenant } from "@/e2e/support/tenant";
import { createLog } from "@/lib/core/log";
import { createRecorder, type Recorder, type UsageRow } from "./recorder";

let engine: Engine & { url: string };
let other: Engine;
/** The recorders of two processes. */
let recorders: Recorder[];
let organizationId: string;

beforeAll(async () => {
  engine = await openServerDatabase();
  other = await connect({ driver: "pg", url: engine.url, preparedStatements: true });
  recorders = [engine, other].map((each) => createRecorder(each, createLog("silent")));
  organizationId = (await createTenant(engine.db)).organizationId;
});
afterAll(async () => {
  await Promise.all(recorders.map((recorder) => recorder.flush()));
  await other.close();
  await engine.close();
});

const pairs = (count: number) =>
  Array.from({ length: count }, () => ({ keyId: randomUUID(), secretId: randomUUID() }));

async function makeKeys(count: number) {
  const made = pairs(count);
  await engine.db
    .insert(keys)
    .values(made.map(({ keyId }) => ({ id: keyId, organizationId, name: keyId, createdBy: "system" })));
  await engine.db.insert(keySecrets).values(
    made.map(({ keyId, secretId }) => ({
      ...{ id: secretId, keyId, organizationId, prefix: secretId, hmac: Buffer.alloc(32), hmacKeyId: 1 },
    })),
  );
  return made;
}

const createRow = (of: { keyId: string; secretId: string }, fields: Partial<UsageRow> = {}): UsageRow => ({
  ...{ ...of, organizationId, at: new Date(), endpoint: "/api/me", status: 200, outcome: "complete" },
  ...{ latencyMs: 1, ip: "203.0.113.9", client: "test" },
  ...fields,
});

const countRows = (keyIds: string[]) =>
  engine.db.$count(usage, and(eq(usage.organizationId, organizationId), inArray(usage.keyId, keyIds)));

const lastUse = async (secretId: string) => {
  const [row] = await engine.db
    .select({ at: keySecrets.lastUsedAt, ip: keySecrets.lastUsedIp })
    .from(keySecrets)
    .where(eq(keySecrets.id, secretId));
  return row;
};

const byChance = <Item>(items: Item[]) =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

describe("what is recorded", () => {
  it("is visible within two seconds, unasked", async () => {
    const [first, second] = await makeKeys(2);
    if (!first || !second) throw new Error("No keys");
    recorders[0]?.record(createRow(first), true);
    await expect.poll(() => countRows([first.keyId]), { timeout: 2_000 }).toBe(1);
    recorders[0]?.record(createRow(second), true);
    await expect
      .poll(() => lastUse(second.secretId), { timeout: 2_000 })
      .toMatchObject({ ip: "203.0.113.9" });
  });

  it("never deadlocks two processes that use the same keys in any order", async () => {
    const made = await makeKeys(300);
    for (let round = 0; round < 20; round++) {
      for (const recorder of recorders) for (const of of byChance(made)) recorder.record(createRow(of), true);
      await Promise.all(recorders.map((recorder) => recorder.flush()));
    }
    expect(await countRows(made.map(({ keyId }) => keyId))).toBe(300 * 20 * 2);
  });

  it("moves the last use forward only", async () => {
    const [made] = await makeKeys(1);
    if (!made) throw new Error("No key");
    const [early, late] = [new Date(Date.now() - 5_000), new Date()];
    recorders[0]?.record(createRow(made, { at: late, ip: "10.0.0.2" }), true);
    await recorders[0]?.flush();
    recorders[1]?.record(createRow(made, { at: early, ip: "10.0.0.1" }), true);
    await recorders[1]?.flush();
    expect(await lastUse(made.secretId)).toEqual({ at: late, ip: "10.0.0.2" });
    const [ofKey] = await engine.db
      .select({ usedAt: keyLastUses.usedAt })
      .from(keyLastUses)
      .where(eq(keyLastUses.keyId, made.keyId));
    expect(ofKey?.usedAt).toEqual(late);
  });

  it("waits while the database does not take it, and is written once when it does", async () => {
    const [made] = await makeKeys(1);
    if (!made) throw new Error("No key");
    const recorder = createRecorder(engine, createLog("silent"));
    await engine.db.execute(sql`alter table usage rename to usage_away`);
    recorder.record(createRow(made), true);
    await expect(recorder.flush()).rejects.toThrow();
    recorder.record(createRow(made), true);
    await engine.db.execute(sql`alter table usage_away rename to usage`);
    await recorder.flush();
    await recorder.flush();
    expect(await countRows([made.keyId])).toBe(2);
  });

  it("leaves out keys that are gone and rows that no database takes, and keeps the others", async () => {
    const made = await makeKeys(20);
    const gone = pairs(3);
    for (const of of byChance([...made, ...gone])) recorders[0]?.record(createRow(of), true);
    for (const of of made.slice(0, 3)) recorders[0]?.record(createRow(of, { ip: "nowhere" }), false);
    await recorders[0]?.flush();
    expect(await countRows(made.map(({ keyId }) => keyId))).toBe(20);
    expect(await countRows(gone.map(({ keyId }) => keyId))).toBe(0);
  });

  it("finds a partition for a month that the boot did not make", async () => {
    const [made] = await makeKeys(1);
    if (!made) throw new Error("No key");
    const inAYear = new Date(Date.now() + 365 * 24 * 60 * 60 * 1_000);
    const recorder = createRecorder(engine, createLog("silent"));
    recorder.record(createRow(made, { at: inAYear }), true);
    await recorder.flush();
    expect(await countRows([made.keyId])).toBe(1);
  });
});
