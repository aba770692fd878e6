import type { Client } from "pg";
import { LATENCY_BOUNDS } from "../db/schema/usage-daily";

/** The number of keys and usage rows of an organization. */
export interface Size {
  keys: number;
  usage: number;
}

/** The organization and workspace to fill. */
export interface Home {
  organizationId: string;
  workspaceId: string;
}

/** One key in this many is an organization key, which every project inherits. */
const KEYS_PER_SHARED = 10_000;
const KEYS_PER_PROJECT = 1_000;

const PROJECTS = `insert into projects (id, organization_id, workspace_id, name, slug)
select md5('project' || i)::uuid, $1, $2, 'Project ' || i, 'project-' || i from generate_series(1, $3::int) i
on conflict do nothing`;

/**
 * A tenth of the keys are in the first project. The others are spread over all projects. States and times are
 * random. Of fifty keys, one was never used and one was not used for months. The others are in use.
 */
const KEYS = `insert into keys (id, organization_id, project_id, name, scopes, model_allowlist, enabled, revoked_at, archived_at,
  expires_at, first_used_at, created_by, created_at, updated_at)
select md5('key' || i)::uuid, $1,
  case when i % $5 = 7 then null
    else md5('project' || case when i % 10 = 0 then 1 else 1 + i % $4::int end)::uuid end,
  (array['payments','search','checkout','billing','mobile','reports','ingest','support','mailer','catalog'])[1 + i % 10]
    || (array['-prod-','-staging-','-dev-','-ci-'])[1 + i % 4] || i,
  case when i % 5000 = 3 then array['models:read','audit:read'] else array['models:read','chat:write'] end,
  case when i % 20 = 5 then array['gpt-4o*','claude-*'] else '{}' end,
  random() > 0.02, case when random() < 0.01 then now() end, case when random() < 0.05 then now() end,
  case when random() < 0.1 then now() + (random() - 0.2) * interval '300 days' end,
  case i % 50 when 11 then null when 12 then at + random() * interval '100 days'
    else greatest(at, now() - random() * interval '30 days') end,
  'system', at, at
from (select i, case when i % 50 = 12 then now() - (200 + random() * 165) * interval '1 day'
  else now() - random() * interval '365 days' end as at from generate_series($2::int, $3::int) i) made`;

const SECRETS = `insert into key_secrets (organization_id, key_id, prefix, hmac, hmac_key_id, last_used_at)
select $1, k.id, 'sk_live_' || reverse(lpad(i::text, 10, '0')), sha256(i::text::bytea), 1, k.first_used_at
from generate_series($2::int, $3::int) i join keys k on k.id = md5('key' || i)::uuid`;

/** The calls of the last 30 days, spread over time and over the keys that are in use. */
const USAGE = `insert into usage (id, at, organization_id, key_id, project_id, endpoint, scope, provider, model, status,
  outcome, tokens_in, tokens_out, latency_ms, ip)
select lpad(to_hex(u), 32, '0')::uuid, now() - interval '30 days' * (u::float8 / $4::int), $1, k.id, k.project_id,
  '/v1/chat/completions', 'chat:write', 'openai', 'gpt-4o-mini', case when u % 50 = 0 then 429 else 200 end,
  'complete', u % 900, u % 400, 200 + u % 1500, '203.0.113.7'
from generate_series($2::int, $3::int) u
cross join lateral (select (u::bigint * 7919) % ($5::int / 50 * 48) as n) drawn
join keys k on k.id = md5('key' || (1 + n / 48 * 50 + (n % 48 + 12) % 50))::uuid`;

/** The daily sums, as the recorder would write them. All latencies count as one of their class. */
const DAYS = `insert into usage_daily (day, organization_id, key_id, project_id, provider, model, scope, requests, errors, refused,
  tokens_in, tokens_out, latency_ms, latencies)
select (at at time zone 'UTC')::date, organization_id, key_id, project_id, provider, model, scope, count(*),
  count(*) filter (where status >= 400), 0, coalesce(sum(tokens_in), 0), coalesce(sum(tokens_out), 0), sum(latency_ms),
  array_fill(count(*)::int, array[${LATENCY_BOUNDS.length + 1}])
from usage group by 1, 2, 3, 4, 5, 6, 7 order by 2, 1, 3`;

/** The daily sums over all keys. */
const TOTALS = `insert into usage_daily_totals (day, organization_id, project_id, provider, model, requests, errors, refused,
  tokens_in, tokens_out, latency_ms, latencies)
select day, organization_id, project_id, provider, model, sum(requests), sum(errors), 0, sum(tokens_in), sum(tokens_out),
  sum(latency_ms), array_fill(sum(requests)::int, array[${LATENCY_BOUNDS.length + 1}])
from usage_daily group by 1, 2, 3, 4, 5 order by 2, 1, 3`;

/** The sums of five minutes, as the recorder would write them. */
const SLOTS = `insert into usage_recent (place_id, slot, requests, errors, tokens, latencies)
select place_id, date_bin('5 minutes', at, '2000-01-01Z'), count(*), count(*) filter (where status >= 400),
  coalesce(sum(tokens_in + tokens_out), 0), (array_agg(latency_ms))[1:16]
from usage u left join projects p on p.id = u.project_id
cross join lateral (values (u.organization_id), (p.workspace_id), (u.project_id)) of_usage (place_id)
where at > now() - interval '3 days' and place_id is not null group by 1, 2`;

const USAGE_BATCH = 500_000;
const TABLES = [
  "keys",
  "key_secrets",
  "key_last_uses",
  "usage",
  "usage_daily",
  "usage_daily_totals",
  "usage_recent",
];

/**
 * Fills an organization from the size `from` to the size `to`, with a project per thousand keys. The database
 * generates all rows.
 */
export async function seed(
  client: Client,
  { organizationId, workspaceId }: Home,
  from: Size,
  to: Size,
): Promise<void> {
  await client.query("set work_mem = '512MB'");
  const projects = Math.max(10, Math.round(to.keys / KEYS_PER_PROJECT));
  await client.query(PROJECTS, [organizationId, workspaceId, projects]);
  await client.query(KEYS, [organizationId, from.keys + 1, to.keys, projects, KEYS_PER_SHARED]);
  await client.query(SECRETS, [organizationId, from.keys + 1, to.keys]);
  for (let first = from.usage + 1; first <= to.usage; first += USAGE_BATCH) {
    const last = Math.min(to.usage, first + USAGE_BATCH - 1);
    await client.query(USAGE, [organizationId, first, last, to.usage, to.keys]);
    if (to.usage > USAGE_BATCH) process.stdout.write(`\r  ${last.toLocaleString("en")} usage rows`);
  }
  if (to.usage > USAGE_BATCH) process.stdout.write("\n");
  await client.query("truncate usage_daily, usage_daily_totals, usage_recent");
  await client.query(DAYS);
  await client.query(TOTALS);
  await client.query(SLOTS);
  for (const table of TABLES) await client.query(`vacuum (analyze) ${table}`);
}
