import { getTableColumns } from "drizzle-orm";
import type { Statement } from "@/db/client";
import { IS_ERROR, IS_UNPRICED, LATENCY_BOUNDS, usage } from "@/db/schema";

const columns = Object.entries(getTableColumns(usage)).map(([name, column]) => ({
  name: `"${name}"`,
  column: `"${column.name}"`,
  type: column.getSQLType(),
}));
const formatColumns = (field: keyof (typeof columns)[number]) =>
  columns.map((column) => column[field]).join(", ");

const DIMENSIONS =
  "organization_id, day, key_id, user_id, project_id, runtime_id, credential_id, provider, model, scope";
const TOTAL_DIMENSIONS = "organization_id, day, project_id, runtime_id, credential_id, provider, model";

/** The conditions of the classes of latencies. */
export const LATENCY_CLASSES = [
  ...LATENCY_BOUNDS.map(
    (bound, index) => `latency_ms <= ${bound} and latency_ms > ${LATENCY_BOUNDS[index - 1] ?? -1}`,
  ),
  `latency_ms > ${LATENCY_BOUNDS.at(-1)}`,
];

/** The sums over the usage rows of a day. */
const SUMS = {
  requests: "count(*)",
  errors: `count(*) filter (where ${IS_ERROR})`,
  refused: "count(*) filter (where status >= 400 and not passed)",
  tokens_in: "coalesce(sum(tokens_in), 0)",
  tokens_out: "coalesce(sum(tokens_out), 0)",
  latency_ms: "sum(latency_ms)",
  cost_nanos: "coalesce(sum(cost_nanos), 0)",
  unpriced: `count(*) filter (where ${IS_UNPRICED})`,
  latencies: `array[${LATENCY_CLASSES.map((condition) => `count(*) filter (where ${condition})`).join(", ")}]::int[]`,
};

/** Returns the statement that adds the sums of the rows of `written` to a table of daily sums. */
function addToDays(table: string, dimensions: string): string {
  const sums = Object.keys(SUMS);
  const merged = LATENCY_CLASSES.map(
    (_, index) => `d.latencies[${index + 1}] + excluded.latencies[${index + 1}]`,
  );
  const changes = sums.map((sum) =>
    sum === "latencies" ? `latencies = array[${merged.join(", ")}]` : `${sum} = d.${sum} + excluded.${sum}`,
  );
  return `insert into ${table} as d (${dimensions}, ${sums.join(", ")})
  select ${dimensions}, ${Object.values(SUMS).join(", ")} from written group by ${dimensions} order by ${dimensions}
  on conflict (${dimensions}) do update set ${changes.join(", ")}`;
}

/** Joins the organization, workspace and project of a usage row `u`. */
const PLACES = `left join projects p on p.id = u.project_id
  cross join lateral (values (u.organization_id), (p.workspace_id), (u.project_id)) of_usage (place_id)`;

/** The time that `usage_recent` keeps its slots. Pages read two days of them. */
const RECENT = "interval '3 days'";

/**
 * Returns the SQL that inserts usage rows from `rows`, a set of JSON objects by field name, and adds them to their
 * days and to their slot of five minutes. `first` is a part of the statement that `rows` depends on. Rows of deleted
 * keys and repeated rows are skipped. Keys are locked, so that they are not deleted before their rows are written.
 * Keys are locked by id, and days and slots are written in a fixed order, so that batches never deadlock.
 */
export const toInsertUsage = (rows: string, first = "") => `with ${first}given as materialized (
  select g.* from ${rows} as g(${columns.map(({ name, type }) => `${name} ${type}`).join(", ")})),
live as materialized (
  select k.id from keys k where k.id in (select "keyId" from given) order by k.id for key share),
written as (
  insert into usage (${formatColumns("column")})
  select ${formatColumns("name")} from given where "keyId" is null or "keyId" in (select id from live)
  on conflict (id, at) do nothing
  returning (at at time zone 'UTC')::date as day, *),
recent as (
  insert into usage_recent as r (place_id, slot, requests, errors, tokens, cost_nanos, unpriced, latencies)
  select place_id, date_bin('5 minutes', at, '2000-01-01Z') as slot, count(*), count(*) filter (where ${IS_ERROR}),
    sum(coalesce(tokens_in, 0) + coalesce(tokens_out, 0)), ${SUMS.cost_nanos}, ${SUMS.unpriced}, (array_agg(latency_ms))[1:16]
  from written u ${PLACES}
  where at > now() - ${RECENT} and place_id is not null group by place_id, slot order by place_id, slot
  on conflict (place_id, slot) do update set requests = r.requests + excluded.requests,
    errors = r.errors + excluded.errors, tokens = r.tokens + excluded.tokens,
    cost_nanos = r.cost_nanos + excluded.cost_nanos, unpriced = r.unpriced + excluded.unpriced,
    latencies = (r.latencies || excluded.latencies)[1:16]),
totals as (
  ${addToDays("usage_daily_totals", TOTAL_DIMENSIONS)})
${addToDays("usage_daily", DIMENSIONS)}`;

/** Inserts usage rows, given as JSON. */
export const INSERT_USAGE: Statement = {
  name: "insert_usage",
  text: toInsertUsage("jsonb_to_recordset($1::jsonb)"),
};

/** Deletes the slots that pages no longer read. */
export const FORGET_SLOTS: Statement = {
  name: "forget_usage_slots",
  text: `delete from usage_recent where slot < now() - ${RECENT}`,
};

/** Creates the monthly partitions from a time to two months after it. */
export const ENSURE_PARTITIONS: Statement = {
  name: "ensure_usage_partitions",
  text: "select ensure_usage_partitions($1::timestamptz, $1::timestamptz + interval '2 months')",
};

/**
 * Updates the last use of key secrets, only to a later time. Rows are locked in id order, so that batches
 * never deadlock.
 */
export const TOUCH_SECRETS: Statement = {
  name: "touch_key_secrets",
  text: `with latest as materialized (
  select s.id, u.at, u.ip, u.client
  from jsonb_to_recordset($1::jsonb) as u(id uuid, at timestamptz, ip inet, client text)
  join key_secrets s on s.id = u.id
  where s.last_used_at is null or s.last_used_at < u.at
  order by s.id for no key update of s)
update key_secrets s set last_used_at = l.at, last_used_ip = l.ip, last_used_client = l.client
from latest l where s.id = l.id`,
};

/** Updates the last use of keys in `key_last_uses`, which sorts lists of keys. */
export const TOUCH_KEYS: Statement = {
  name: "touch_keys",
  text: `with latest as materialized (
  select l.key_id, u.at
  from jsonb_to_recordset($1::jsonb) as u(id uuid, at timestamptz)
  join key_last_uses l on l.key_id = u.id
  where l.used_at < u.at
  order by l.key_id for no key update of l)
update key_last_uses l set used_at = u.at from latest u where l.key_id = u.key_id`,
};

/**
 * Stores the last refusal of each credential, only over an older one. Credentials are joined, so that those of
 * deleted ones are skipped.
 */
export const RECORD_FAILURES: Statement = {
  name: "record_failures",
  text: `insert into credential_failures as f (credential_id, organization_id, reason, status, code, message, since, at, retry_at)
select c.id, c.organization_id, u.reason, u.status, u.code, u.message, u.at, u.at, u."retryAt"
from jsonb_to_recordset($1::jsonb) as u("credentialId" uuid, reason text, status smallint, code text, message text,
  at timestamptz, "retryAt" timestamptz)
join credentials c on c.id = u."credentialId" order by c.id
on conflict (credential_id) do update set reason = excluded.reason, status = excluded.status, code = excluded.code,
  message = excluded.message, since = case when f.reason = excluded.reason then f.since else excluded.since end,
  at = excluded.at, retry_at = excluded.retry_at
where f.at <= excluded.at`,
};

/** Deletes the refusals of credentials that work again. Rows are locked in id order. */
export const DELETE_FAILURES: Statement = {
  name: "delete_failures",
  text: `with healed as materialized (
  select f.credential_id
  from jsonb_to_recordset($1::jsonb) as u(id uuid, at timestamptz)
  join credential_failures f on f.credential_id = u.id and f.at <= u.at
  order by f.credential_id for update of f)
delete from credential_failures f using healed h where f.credential_id = h.credential_id`,
};

/** Updates the last use of provider credentials. */
export const TOUCH_CREDENTIALS: Statement = {
  name: "touch_credentials",
  text: `with latest as materialized (
  select c.id, u.at
  from jsonb_to_recordset($1::jsonb) as u(id uuid, at timestamptz)
  join credentials c on c.id = u.id
  where c.last_used_at is null or c.last_used_at < u.at
  order by c.id for no key update of c)
update credentials c set last_used_at = l.at from latest l where c.id = l.id`,
};
