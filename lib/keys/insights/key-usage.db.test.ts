import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { refusal } from "@/e2e/support/key-callers";
import { createTenant } from "@/e2e/support/tenant";
import { writeUsage } from "@/e2e/support/usage";
import { createKey } from "@/lib/keys/operations/create-key";
import { getKeyUsage } from "./key-usage";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
let id: string;
beforeAll(async () => {
  engine = await openTestDatabase();
  tenant = await createTenant(engine.db);
  ({ id } = (await createKey.execute(tenant.owner, { name: "CI" })).key);
});
afterAll(() => engine.close());

const DAY_MS = 24 * 60 * 60 * 1_000;
const daysAgo = (days: number) => new Date(tenant.owner.now.getTime() - days * DAY_MS);
const dayText = (days: number) => daysAgo(days).toISOString().slice(0, 10);
const read = (input: object) => getKeyUsage.execute(tenant.owner, { id, ...input });

it("sums up each day and all of them, by the days of UTC", async () => {
  await writeUsage(engine, tenant.organizationId, [
    { keyId: id, at: daysAgo(0), tokensIn: 10, tokensOut: 4, latencyMs: 100, costNanos: 7n },
    { keyId: id, at: daysAgo(0), status: 429, passed: false, latencyMs: 1 },
    { keyId: id, at: daysAgo(2), latencyMs: 300, model: "gpt-4.1", provider: "openai", costNanos: null },
    { keyId: id, at: daysAgo(40), tokensIn: 5, latencyMs: 7 },
  ]);
  const usual = await read({});
  expect(usual).toMatchObject({ from: dayText(29), to: dayText(0) });
  expect(usual.days).toHaveLength(30);
  expect(usual.days.at(-1)).toEqual({
    ...{ day: dayText(0), requests: 2, errors: 1, refused: 1, tokensIn: 10, tokensOut: 4, latencyMs: 51 },
    ...{ costUsd: "0.000000007", unpriced: 0 },
  });
  expect(usual.days.at(-2)).toMatchObject({ day: dayText(1), requests: 0, latencyMs: null });
  expect(usual.totals).toEqual({
    ...{ requests: 3, errors: 1, refused: 1, tokensIn: 10, tokensOut: 4, latencyMs: 134 },
    ...{ costUsd: "0.000000007", unpriced: 1 },
  });
  const long = await read({ from: dayText(40), to: dayText(2) });
  expect(long.totals).toMatchObject({ requests: 2, tokensIn: 5 });
  expect(long.days.map(({ day }) => day)).toEqual([...new Set(long.days.map(({ day }) => day))].sort());
});

it.each([
  { from: "2027-02-30" },
  { from: "0000-01-01", to: "0000-01-01" },
  { from: "2027-01-02", to: "2027-01-01" },
  { from: "2020-01-01", to: "2027-01-01" },
])("refuses the days %j at their field", async (input) => {
  expect(await refusal(read(input))).toMatchObject({ code: "INVALID_REQUEST", param: "from" });
});
