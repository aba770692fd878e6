import { getTableColumns } from "drizzle-orm";
import type { Statement } from "@/db/client";
import { usage } from "@/db/schema";

const columns = Object.entries(getTableColumns(usage)).map(([name, column]) => ({
  name: `"${name}"`,
  column: `"${column.name}"`,
  type: column.getSQLType(),
}));
const listOf = (field: keyof (typeof columns)[number], before = "") =>
  columns.map((column) => before + column[field]).join(", ");

/** Writes usage rows, given as JSON by their field names, but not those of keys that are gone, nor any twice. */
export const INSERT_USAGE: Statement = {
  name: "insert_usage",
  text: `insert into usage (${listOf("column")})
select ${listOf("name", "u.")}
from jsonb_to_recordset($1::jsonb) as u(${columns.map(({ name, type }) => `${name} ${type}`).join(", ")})
where u."keyId" is null or exists (select 1 from keys k where k.id = u."keyId")
on conflict (id, at) do nothing`,
};

/** Makes the partitions of the months from a time to two months after it. */
export const ENSURE_PARTITIONS: Statement = {
  name: "ensure_usage_partitions",
  text: "select ensure_usage_partitions($1::timestamptz, $1::timestamptz + interval '2 months')",
};

/** Moves the last use of key secrets forward, never back. Rows are locked in id order, so that batches never deadlock. */
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

/** The same for provider credentials. */
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
