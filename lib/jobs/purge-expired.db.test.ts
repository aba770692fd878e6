import { randomUUID } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { deliveries, idempotency, jobs, sessions, signInAttempts, webhooks } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createPerson } from "@/e2e/support/signed-in-person";
import { testKeyring } from "@/e2e/support/tenant";
import { createLog } from "@/lib/core/log";
import { findJobProgress } from "@/lib/core/operations/job";
import { purgeExpired } from "./purge-expired";

const log = createLog("silent");
let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());
beforeEach(() => engine.db.delete(jobs));

const ago = (days: number) => sql`now() - make_interval(days => ${days})`;

/** Inserts expired rows and one unexpired row in each table. */
async function insertRecords(expired: number) {
  const { organizationId, userId } = await createPerson(engine.db);
  const times = [...Array(expired).fill(true), false];
  const callerId = randomUUID();
  await engine.db.insert(idempotency).values(
    times.map((isExpired) => ({
      organizationId,
      callerId,
      route: "POST /api/keys",
      idempotencyKey: randomUUID(),
      requestHash: Buffer.alloc(32),
      expiresAt: isExpired ? ago(1) : ago(-1),
    })),
  );
  const seen = { userId, lastSeenAt: ago(70), reauthenticatedAt: ago(70) };
  await engine.db
    .insert(sessions)
    .values(times.map((isExpired) => ({ ...seen, expiresAt: isExpired ? ago(31) : ago(29) })));
  const subjects = times.map(() => randomUUID());
  await engine.db.insert(signInAttempts).values(
    subjects.map((subject, index) => ({
      subject,
      failures: 1,
      windowStartedAt: times[index] ? ago(2) : ago(0),
    })),
  );
  const body = randomUUID();
  await engine.db.insert(deliveries).values(
    times.map((isExpired) => ({
      ...{ organizationId, recipient: "somebody@example.com", body },
      finishedAt: isExpired ? ago(91) : ago(89),
    })),
  );
  return async () => {
    const left = await Promise.all([
      engine.db.$count(idempotency, sql`${idempotency.callerId} = ${callerId}`),
      engine.db.$count(sessions, sql`${sessions.userId} = ${userId}`),
      engine.db.$count(signInAttempts, inArray(signInAttempts.subject, subjects)),
      engine.db.$count(deliveries, sql`${deliveries.body} = ${body}`),
    ]);
    return left;
  };
}

describe("the purge of expired records", () => {
  it("deletes what expired in batches, and nothing else", async () => {
    const left = await insertRecords(1_001);
    const batches = [];
    do batches.push(await purgeExpired.runBatch({ db: engine.db, log, keyring: testKeyring }));
    while (batches.at(-1) === "more");
    expect(batches).toEqual([...Array(12).fill("more"), "finished"]);
    expect(await left()).toEqual([1, 1, 1, 1]);
    expect(await findJobProgress(engine.db, purgeExpired)).toMatchObject({
      processed: 4_004,
      finishedAt: expect.any(Date),
    });
  });

  it("clears signing secrets that were replaced, once they no longer sign", async () => {
    const { organizationId } = await createPerson(engine.db);
    const url = "https://sample.example/hook";
    const target = { organizationId, url, sealedSecret: "sealed", sealedPrevious: "old", events: [] };
    const kept = { ...target, previousUntil: ago(-1) };
    await engine.db.insert(webhooks).values([{ ...target, previousUntil: ago(1) }, kept]);
    await engine.db.update(jobs).set({ startedAt: ago(1) });
    while ((await purgeExpired.runBatch({ db: engine.db, log, keyring: testKeyring })) === "more");
    const left = await engine.db
      .select({ secret: webhooks.sealedSecret, previous: webhooks.sealedPrevious })
      .from(webhooks)
      .where(eq(webhooks.organizationId, organizationId))
      .orderBy(webhooks.sealedPrevious);
    expect(left).toEqual([
      { secret: "sealed", previous: "old" },
      { secret: "sealed", previous: null },
    ]);
  });

  it("runs once an hour", async () => {
    expect(await findJobProgress(engine.db, purgeExpired)).toBeNull();
    while ((await purgeExpired.runBatch({ db: engine.db, log, keyring: testKeyring })) === "more");
    const left = await insertRecords(1);
    expect(await purgeExpired.runBatch({ db: engine.db, log, keyring: testKeyring })).toBe("not_due");
    expect(await left()).toEqual([2, 2, 2, 2]);
    await engine.db.update(jobs).set({ startedAt: sql`now() - interval '61 minutes'` });
    while ((await purgeExpired.runBatch({ db: engine.db, log, keyring: testKeyring })) === "more");
    expect(await left()).toEqual([1, 1, 1, 1]);
  });
});
