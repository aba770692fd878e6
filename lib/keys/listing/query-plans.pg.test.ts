import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import * as schema from "@/db/schema/index";
import { createServerDatabase } from "@/e2e/support/database-server";
import { createTenant, person } from "@/e2e/support/tenant";
import type { Context } from "@/lib/core/operations/context";
import { listHygiene } from "@/lib/keys/insights/hygiene";
import { getImpact } from "@/lib/keys/insights/impact";
import { getKeyUsage } from "@/lib/keys/insights/key-usage";
import { listLeakReports } from "@/lib/keys/leaks/list-leak-reports";
import { getKey, listKeys } from "@/lib/keys/operations/list-keys";
import { getOverview } from "@/lib/usage/overview";
import { getUsage } from "@/lib/usage/report/get-usage";
import { getRequest } from "@/lib/usage/requests/get-request";
import { listRequests } from "@/lib/usage/requests/list-requests";

const KEYS = 30_000;
const CALLS = 30_000;
/** The most rows that a statement may read without an index. */
const MANY = 3_000;
const GROWING = /^(keys|key_secrets|key_last_uses|usage.*)$/;

let pool: Pool;
let drop: () => Promise<void>;
let tenant: Awaited<ReturnType<typeof createTenant>>;
let owner: Context;
/** The statements that were sent to the database since the list was last emptied. */
let asked: { text: string; values: unknown[] }[] = [];

beforeAll(async () => {
  const server = await createServerDatabase();
  // Dropping the database ends connections that are still closing.
  pool = new Pool({ connectionString: server.url });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  drop = server.drop;
  const logger = { logQuery: (text: string, values: unknown[]) => void asked.push({ text, values }) };
  const db: Database = drizzle({ client: pool, schema, logger });
  tenant = await createTenant(db);
  await fill();
  const now = (await pool.query<{ now: Date }>("select now()")).rows[0]?.now;
  owner = { ...tenant.owner, now: now ?? tenant.owner.now };
});
afterAll(async () => {
  await pool.end();
  await drop();
});

/**
 * Inserts keys created over one year, few of them in `there` or without a project, and their usage of one
 * month.
 */
async function fill() {
  const { organizationId, here, there } = tenant;
  await pool.query(
    `insert into keys (id, organization_id, project_id, name, scopes, model_allowlist, enabled, revoked_at, expires_at,
  first_used_at, created_by, created_at)
select md5('key' || i)::uuid, $1, case i % 400 when 7 then $2::uuid when 8 then null else $3 end, 'name-' || i,
  case when i % 5000 = 3 then '{chat:write,audit:read}' else '{chat:write,models:read}' end::text[],
  case when i % 50 = 1 then '{gpt-4o,o3}' else '{}' end::text[], i % 100 <> 5, case when i % 100 = 6 then now() end,
  case when i % 20 = 9 then now() + (i % 200 - 20) * interval '1 day' end,
  case when i % 50 > 0 then now() - i % 120 * interval '1 day' end, 'system', now() - i % 365 * interval '1 day'
from generate_series(1, $4::int) i`,
    [organizationId, there.projectId, here.projectId, KEYS],
  );
  await pool.query(
    `insert into key_secrets (organization_id, key_id, prefix, hmac, hmac_key_id)
select organization_id, id, 'sk_live_' || left(md5(id::text), 10), '', 1 from keys`,
  );
  await pool.query(
    `insert into usage (id, at, organization_id, key_id, project_id, endpoint, scope, status, outcome, latency_ms)
select gen_random_uuid(), now() - i * interval '40 seconds', $1, k.id, k.project_id, '/v1/models', 'chat:write', 200, 'complete', 5
from generate_series(1, $2::int) i join keys k on k.id = md5('key' || 1 + i % $3)::uuid`,
    [organizationId, CALLS, KEYS],
  );
  await pool.query(
    `insert into usage_daily (day, organization_id, key_id, project_id, scope, requests, errors, refused)
select (at at time zone 'UTC')::date, organization_id, key_id, project_id, scope, count(*), 0, 0
from usage group by 1, 2, 3, 4, 5`,
  );
  await pool.query(
    `insert into usage_daily_totals (day, organization_id, project_id, requests, errors, refused)
select day, organization_id, project_id, sum(requests), 0, 0 from usage_daily group by 1, 2, 3`,
  );
  await pool.query(
    `insert into usage_recent (place_id, slot, requests, errors, tokens, latencies)
select place, now() - i * interval '5 minutes', 1, 0, 0, '{5}'
from generate_series(0, 860) i cross join (values ($1::uuid), ($2), ($3)) of_usage (place)`,
    [organizationId, here.projectId, here.workspaceId],
  );
  await gatherStatistics();
}

/** Gathers statistics from every row, so that the plans are the same on every machine. */
async function gatherStatistics() {
  const client = await pool.connect();
  await client.query("set default_statistics_target = 10000");
  await client.query("vacuum analyze");
  client.release();
}

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

/** Lists the growing tables that the statements of some work read without an index, beyond `MANY` rows. */
async function readWhole(work: () => Promise<unknown>): Promise<string[]> {
  asked = [];
  await work();
  expect(asked.length).toBeGreaterThan(0);
  const found: string[] = [];
  const look = (node: Plan, text: string) => {
    const table = node["Relation Name"] ?? "";
    const rows = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
    if (node["Node Type"] === "Seq Scan" && GROWING.test(table) && rows > MANY)
      found.push(`${table}: ${text}`);
    for (const part of node.Plans ?? []) look(part, text);
  };
  for (const { text, values } of [...asked]) {
    const { rows } = await pool.query({ text: `explain (analyze, format json) ${text}`, values });
    look(rows[0]["QUERY PLAN"][0].Plan, text);
  }
  return found;
}

const filters = {
  all: {},
  archived: { archived: true },
  revoked: { status: ["revoked"] },
  disabled: { status: ["disabled"] },
  expired: { status: ["expired"] },
  "a rare scope": { scope: ["audit:read"] },
  "a scope of none": { scope: ["billing:write"] },
  "the organization's": { owner: "organization" },
  "one name": { search: "name-12345" },
  "many names": { search: "name-1" },
  "no name": { search: "zzqxv" },
  "a prefix": { search: "sk_live_123" },
  "a revoked name": { status: ["revoked"], search: "name-2" },
  "an expired rare scope": { status: ["expired"], scope: ["audit:read"] },
};
const sorts = ["-created_at", "name", "expires_at", "-last_used_at"];

test.each([
  ["many names", { search: "name-2" }, "name ilike '%name-2%'"],
  ["few names", { search: "name-2345" }, "name ilike '%name-2345%'"],
  ["some", { status: ["expired"] }, "expires_at < now() and enabled and revoked_at is null"],
  ["almost none", { status: ["expired"], search: "7" }, "expires_at < now() and name like '%7%'"],
])("a page holds the first of all that meet its conditions: %s", async (_name, filter, condition) => {
  const orders = { name: "lower(name) asc, id asc", "-created_at": "created_at desc, id desc" };
  for (const [sort, order] of Object.entries(orders)) {
    const { data } = await listKeys.execute(owner, { ...filter, sort });
    const { rows } = await pool.query(`select id from keys where ${condition} order by ${order} limit 50`);
    expect(data.map(({ id }) => ({ id }))).toEqual(rows);
  }
});

describe("no growing table is read from end to end", () => {
  test.each(Object.entries(filters))("for a list of keys: %s", async (_name, filter) => {
    const { here, there } = tenant;
    for (const sort of sorts) {
      for (const within of [{}, { projectId: [there.projectId] }, { projectId: [here.projectId] }]) {
        const first = await listKeys.execute(owner, { ...filter, ...within, sort, limit: 20 });
        const whole = () =>
          listKeys.execute(owner, { ...filter, ...within, sort, cursor: first.nextCursor ?? undefined });
        expect([sort, within, await readWhole(whole)]).toEqual([sort, within, []]);
      }
    }
  });

  test("for one key, what it was used for, and who would notice", async () => {
    const [key] = (await listKeys.execute(owner, { limit: 1 })).data;
    for (const operation of [getKey, getKeyUsage, getImpact]) {
      expect(await readWhole(() => operation.execute(owner, { id: key?.id }))).toEqual([]);
    }
  });

  test("for lists of requests and one request", async () => {
    const { here, there } = tenant;
    const member = { ...owner, actor: person("member", { [here.workspaceId]: "read" }) };
    const [key] = (await listKeys.execute(owner, { limit: 1, sort: "-last_used_at" })).data;
    const id = "00000000-0000-4000-8000-000000000000";
    const filters = [
      {},
      { keyId: [key?.id] },
      { projectId: here.projectId },
      { projectId: there.projectId },
      { runtimeId: [id] },
      { credentialId: [id] },
      { outcome: ["refused", "failed"] },
      { outcome: ["succeeded"] },
      { model: ["gpt-4o"] },
      { search: "zzqxv" },
      { search: `req_${id.replaceAll("-", "")}` },
      { ip: "10.0.0.0/8", keyId: [key?.id, id] },
    ];
    for (const ctx of [owner, member]) {
      for (const filter of ctx === member ? filters.filter(({ projectId }) => !projectId) : filters) {
        const first = await listRequests.execute(ctx, filter);
        const pages = [filter, { ...filter, ...(first.nextCursor && { cursor: first.nextCursor }) }];
        for (const page of pages) {
          const whole = await readWhole(() => listRequests.execute(ctx, page));
          expect([page, whole]).toEqual([page, []]);
        }
      }
    }
    const [request] = (await listRequests.execute(owner, { limit: 1 })).data;
    expect(await readWhole(() => getRequest.execute(owner, { id: request?.id }))).toEqual([]);
  });

  test("for usage of days in all and of few keys, and for hours", async () => {
    const { here } = tenant;
    const [key] = (await listKeys.execute(owner, { limit: 1 })).data;
    const today = owner.now.toISOString().slice(0, 10);
    for (const input of [
      {},
      { groupBy: ["model"] },
      { groupBy: ["day", "project"], projectId: [here.projectId] },
      { groupBy: ["key"], from: today, limit: 100 },
      { keyId: [key?.id] },
      { groupBy: ["hour"], from: today },
    ]) {
      expect([input, await readWhole(() => getUsage.execute(owner, input))]).toEqual([input, []]);
    }
  });

  test("for hygiene, leaks and the figures of the Overview, also of a member", async () => {
    const { here } = tenant;
    const member = { ...owner, actor: person("member", { [here.workspaceId]: "read" }) };
    for (const ctx of [owner, member]) {
      for (const operation of [listHygiene, listLeakReports, getOverview, listKeys]) {
        expect(await readWhole(() => operation.execute(ctx, {}))).toEqual([]);
      }
      expect(await readWhole(() => getOverview.execute(ctx, { projectId: here.projectId }))).toEqual([]);
    }
  });
});
