import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { usage, usageDaily } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant } from "@/e2e/support/tenant";
import { countLastDay } from "./count-last-day";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

/** Inserts requests of one organization at one time. Every second request uses the key. */
async function insertRequests(count: number) {
  const { owner, organizationId } = await createTenant(engine.db);
  const keyId = randomUUID();
  await engine.db.execute(sql`insert into usage (id, at, organization_id, key_id, endpoint, status, outcome, latency_ms)
    select gen_random_uuid(), ${owner.now.toISOString()}::timestamptz - interval '1 hour', ${organizationId},
      case when i % 2 = 0 then ${keyId}::uuid end, 'chat', 200, 'complete', 1 from generate_series(1, ${count}::int) i`);
  return {
    owner,
    keyId,
    organizationId,
    count: (now = owner.now) =>
      countLastDay(
        { db: engine.db, now },
        {
          within: eq(usage.organizationId, organizationId),
          counted: eq(usage.keyId, keyId),
          daily: and(eq(usageDaily.organizationId, organizationId), eq(usageDaily.keyId, keyId)),
        },
      ),
  };
}

it("is exact for 10,000 requests", async () => {
  const { count } = await insertRequests(10_000);
  expect(await count()).toBe(5_000);
});

it("reads no further, and takes the daily sums for more", async () => {
  const { owner, keyId, organizationId, count } = await insertRequests(10_001);
  const noon = new Date(`${owner.now.toISOString().slice(0, 10)}T12:00:00Z`);
  await engine.db
    .update(usage)
    .set({ at: new Date(noon.getTime() - 60_000) })
    .where(eq(usage.organizationId, organizationId));
  const sums = { organizationId, keyId, errors: 0, refused: 0, tokensIn: 0, tokensOut: 0, latencyMs: 0 };
  const day = (days: number) => new Date(noon.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  await engine.db.insert(usageDaily).values([
    { ...sums, day: day(0), requests: 700 },
    { ...sums, day: day(1), requests: 2_000 },
    { ...sums, day: day(2), requests: 9_000 },
  ]);
  expect(await count(noon)).toBe(700 + 1_000);
});
