import { randomUUID } from "node:crypto";
import { eq, lt, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Engine } from "@/db/client";
import { IS_UNPRICED, keys, LATENCY_BOUNDS, usage, usageDaily, usageRecent } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createTenant } from "@/e2e/support/tenant";
import { createLog } from "@/lib/core/log";
import { deleteKey } from "@/lib/keys/operations/delete-key";
import { createRecorder, type Recorder, type UsageRow } from "./recorder";
import { INSERT_USAGE } from "./statements";

let engine: Engine & { url: string };
let other: Engine;
/** The recorders of two processes. */
let recorders: Recorder[];
let tenant: Awaited<ReturnType<typeof createTenant>>;

beforeAll(async () => {
  engine = await openServerDatabase();
  other = await connect({ driver: "pg", url: engine.url, preparedStatements: true });
  recorders = [engine, other].map((each) => createRecorder(each, createLog("silent")));
  tenant = await createTenant(engine.db);
});
afterAll(async () => {
  await other.close();
  await engine.close();
});

async function makeKeys(count: number, fields: Partial<typeof keys.$inferInsert> = {}) {
  const { organizationId } = tenant;
  const ids = Array.from({ length: count }, () => randomUUID());
  const rows = ids.map((id) => ({ id, organizationId, name: id, createdBy: "system", ...fields }));
  await engine.db.insert(keys).values(rows);
  return ids;
}

const pickOne = <Item>(items: Item[]): Item | undefined => items[Math.floor(Math.random() * items.length)];
const runtimeIds = [randomUUID(), randomUUID()];
const midnight = Date.parse(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);

/** Creates a random call within 5 seconds of midnight, so that two days are used. */
const anyCall = (keyIds: string[]): UsageRow => ({
  at: new Date(midnight - 5_000 + Math.floor(Math.random() * 10_000)),
  organizationId: tenant.organizationId,
  keyId: pickOne(keyIds),
  projectId: pickOne([null, tenant.here.projectId]),
  runtimeId: pickOne([null, ...runtimeIds]),
  provider: pickOne([null, "openai", "anthropic"]),
  model: pickOne([null, "gpt-4.1", "gpt-4.1-mini", "Ä"]),
  scope: pickOne([null, "chat:write"]),
  endpoint: "/v1/chat/completions",
  status: pickOne([200, 200, 403, 502]) ?? 200,
  outcome: pickOne<UsageRow["outcome"]>(["complete", "complete", "aborted", "cut"]) ?? "complete",
  tokensIn: pickOne([null, 7]),
  tokensOut: pickOne([null, 11]),
  costNanos: pickOne([null, 0n, 421_500n]),
  latencyMs: pickOne([0, 1, 13, 100, 101, 70_000]) ?? 0,
});

const TOTAL_DIMENSIONS = "organization_id, project_id, runtime_id, credential_id, provider, model";
const DIMENSIONS = `${TOTAL_DIMENSIONS}, key_id, user_id, scope`;
const BOUNDS = `array[${LATENCY_BOUNDS.join(", ")}]`;
const CLASSES = LATENCY_BOUNDS.length + 1;

/** Returns the rows that differ between the stored sums of a table and the sums of the usage rows. */
function listDifferences(table: string, dimensions: string) {
  const classes = `(select array_agg(total order by class) from (
    select class, count(u.class) as total from generate_series(0, ${CLASSES - 1}) class
    left join unnest(array_agg(width_bucket(latency_ms - 0.5, ${BOUNDS}::numeric[]))) u (class) using (class)
    group by class) of_class)`;
  const summed = `select (at at time zone 'UTC')::date, ${dimensions}, count(*)::bigint,
    (count(*) filter (where status >= 400 or outcome = 'cut'))::bigint, (count(*) filter (where status >= 400 and not passed))::bigint,
    coalesce(sum(tokens_in), 0)::bigint, coalesce(sum(tokens_out), 0)::bigint, sum(latency_ms)::bigint,
    coalesce(sum(cost_nanos), 0)::bigint, (count(*) filter (where ${IS_UNPRICED}))::bigint, ${classes}
    from usage group by 1, ${dimensions}`;
  const held = `select day, ${dimensions}, requests, errors, refused, tokens_in, tokens_out, latency_ms,
    cost_nanos, unpriced, latencies::bigint[]
    from ${table} where requests > 0`;
  const text = `((${summed}) except (${held})) union all ((${held}) except (${summed}))`;
  return engine.run({ name: `differences_${table}`, text }, []);
}

const differences = async () => [
  ...(await listDifferences("usage_daily", DIMENSIONS)),
  ...(await listDifferences("usage_daily_totals", TOTAL_DIMENSIONS)),
];

/**
 * Returns the rows that differ between the stored slots and the sums of the usage rows, without latencies.
 */
async function slotDifferences() {
  const summed = `select place, date_bin('5 minutes', at, '2000-01-01Z'), count(*)::bigint,
    (count(*) filter (where status >= 400 or outcome = 'cut'))::bigint, sum(coalesce(tokens_in, 0) + coalesce(tokens_out, 0))::bigint,
    coalesce(sum(cost_nanos), 0)::bigint, (count(*) filter (where ${IS_UNPRICED}))::bigint
    from usage u left join projects p on p.id = u.project_id
    cross join lateral (values (u.organization_id), (workspace_id), (project_id)) of_usage (place)
    where place is not null and at > now() - interval '3 days' group by 1, 2`;
  const held =
    "select place_id, slot, requests, errors, tokens, cost_nanos, unpriced from usage_recent where requests > 0";
  const text = `((${summed}) except (${held})) union all ((${held}) except (${summed}))`;
  return engine.run({ name: "slot_differences", text }, []);
}

const writeRound = (keyIds: string[], calls: number) =>
  Promise.all(
    recorders.map((recorder) => {
      for (let call = 0; call < calls; call++) recorder.record(anyCall(keyIds), call % 3 > 0);
      return recorder.flush();
    }),
  );

it("holds what the rows sum up to, after many batches of two processes at once", async () => {
  const keyIds = await makeKeys(30);
  for (let round = 0; round < 20; round++) await writeRound(keyIds, 400);
  expect(await engine.db.$count(usage)).toBe(20 * 2 * 400);
  expect(await differences()).toEqual([]);
  expect(await slotDifferences()).toEqual([]);
  const [days] = await engine.db
    .select({ days: sql<number>`count(distinct day)::int`, refused: sql<number>`sum(refused)::int` })
    .from(usageDaily);
  expect(days?.days).toBe(2);
  expect(days?.refused).toBeGreaterThan(0);
});

it("drops slots that no page reads any more", async () => {
  const [slot, ownerId] = [new Date(Date.now() - 4 * 86_400_000), randomUUID()];
  const row = { ownerId, slot, requests: 1, errors: 0, tokens: 0, latencies: [1] };
  await engine.db.insert(usageRecent).values(row);
  const recorder = createRecorder(engine, createLog("silent"));
  recorder.record({ ...anyCall([]), at: slot }, true);
  await recorder.flush();
  expect(
    await engine.db.$count(usageRecent, lt(usageRecent.slot, new Date(Date.now() - 3 * 86_400_000))),
  ).toBe(0);
});

it("counts a batch that is written again once", async () => {
  const [keyId] = await makeKeys(1);
  const call = {
    ...anyCall([keyId ?? ""]),
    ...{ id: randomUUID(), passed: true, stream: false, costNanos: "5" },
  };
  for (let time = 0; time < 2; time++) await engine.run(INSERT_USAGE, [JSON.stringify([call])]);
  expect(await differences()).toEqual([]);
  expect(await slotDifferences()).toEqual([]);
});

it("loses what it holds of a key that is deleted with its usage, while batches are written", async () => {
  const staying = await makeKeys(5);
  const going = await makeKeys(20, { enabled: false, firstUsedAt: new Date() });
  const all = [...staying, ...going];
  await writeRound(all, 1_000);
  const batches = (async () => {
    for (let round = 0; round < 10; round++) await writeRound(all, 400);
  })();
  for (const id of going) await deleteKey.execute(tenant.owner, { id, force: true });
  await batches;
  for (const id of going) {
    expect(await engine.db.$count(usageDaily, eq(usageDaily.keyId, id))).toBe(0);
  }
  expect(await differences()).toEqual([]);
  expect(await slotDifferences()).toEqual([]);
});
