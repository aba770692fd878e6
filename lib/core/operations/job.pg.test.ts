import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { connect, type Engine } from "@/db/client";
import { signInAttempts } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { testKeyring } from "@/e2e/support/tenant";
import { createLog } from "@/lib/core/log";
import { findJobProgress, job } from "./job";

const log = createLog("silent");
let engine: Engine & { url: string };
let other: Engine;
beforeAll(async () => {
  engine = await openServerDatabase();
  other = await connect({ driver: "pg", url: engine.url, preparedStatements: true });
});
afterAll(async () => {
  await other.close();
  await engine.close();
});

const ITEMS = 50;

it("runs one batch at a time over several processes, each once", async () => {
  let running = 0;
  let most = 0;
  const writing = job({
    name: "tests.write",
    title: "Write rows",
    everyMs: 60_000,
    cursor: z.int(),
    start: 0,
    step: async ({ db, now }, item) => {
      running += 1;
      most = Math.max(most, running);
      await db.insert(signInAttempts).values({ subject: `${item}`, failures: 1, windowStartedAt: now });
      running -= 1;
      return { processed: 1, next: item + 1 < ITEMS ? item + 1 : null };
    },
  });
  const runner = async (on: Engine) => {
    for (;;) if ((await writing.runBatch({ db: on.db, log, keyring: testKeyring })) === "not_due") return;
  };
  await Promise.all([engine, other, engine, other].map(runner));
  expect(most).toBe(1);
  expect(await engine.db.$count(signInAttempts)).toBe(ITEMS);
  expect(await findJobProgress(engine.db, writing)).toMatchObject({ processed: ITEMS });
});
