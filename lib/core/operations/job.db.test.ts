import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Engine } from "@/db/client";
import { jobs, signInAttempts } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { testKeyring } from "@/e2e/support/tenant";
import { createLog } from "@/lib/core/log";
import { findJobProgress, job } from "./job";

const log = createLog("silent");
let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());
beforeEach(async () => {
  await engine.db.delete(jobs);
  await engine.db.delete(signInAttempts);
});

const ITEMS = 5;

/** Creates a job that writes one row for each item. It fails after writing item `failAt`. */
const writing = (failAt?: number) =>
  job({
    name: "tests.write",
    title: "Write rows",
    everyMs: 60_000,
    cursor: z.int(),
    start: 0,
    step: async ({ db, now }, item) => {
      await db.insert(signInAttempts).values({ subject: `${item}`, failures: 1, windowStartedAt: now });
      if (item === failAt) throw new Error("The process ends here");
      return { processed: 1, next: item + 1 < ITEMS ? item + 1 : null };
    },
  });

const finish = async (one: ReturnType<typeof writing>) => {
  while ((await one.runBatch({ db: engine.db, log, keyring: testKeyring })) === "more");
};
const written = async () =>
  (await engine.db.select({ subject: signInAttempts.subject }).from(signInAttempts)).map(
    (row) => row.subject,
  );

describe("a job", () => {
  it("continues after a crash with the batch that was lost, and does no other twice", async () => {
    await expect(finish(writing(3))).rejects.toThrow("ends here");
    expect(await written()).toEqual(["0", "1", "2"]);
    expect(await findJobProgress(engine.db, writing())).toMatchObject({ processed: 3, finishedAt: null });
    await finish(writing());
    expect(await written()).toEqual(["0", "1", "2", "3", "4"]);
    expect(await findJobProgress(engine.db, writing())).toMatchObject({
      processed: 5,
      finishedAt: expect.any(Date),
    });
  });

  it("starts the run over when a stored cursor is not one of its own", async () => {
    await writing().runBatch({ db: engine.db, log, keyring: testKeyring });
    await engine.db.delete(signInAttempts);
    await engine.db.update(jobs).set({ cursor: sql`'"of an older version"'::json` });
    await finish(writing());
    expect(await written()).toHaveLength(ITEMS);
  });
});
