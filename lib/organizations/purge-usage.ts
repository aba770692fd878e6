import { and, eq, inArray, type SQLWrapper, sql } from "drizzle-orm";
import { IS_ERROR, usage, usageDaily } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";

/**
 * Deletes the usage of keys of the organization, and subtracts it from the daily and recent totals. The
 * caller must hold locks on the key rows. Totals are locked in the order in which usage is written.
 */
export async function purgeUsage({ db, organizationId }: Context, keyIds: string[] | SQLWrapper) {
  const ofKeys = (table: typeof usage | typeof usageDaily) =>
    and(eq(table.organizationId, organizationId), inArray(table.keyId, keyIds));
  await db.delete(usageDaily).where(ofKeys(usageDaily));
  await db.execute(sql`with gone as (
    delete from ${usage} where ${ofKeys(usage)}
    returning organization_id, project_id, at, status, outcome, coalesce(tokens_in, 0) + coalesce(tokens_out, 0) as tokens),
  less as (
    select place_id, date_bin('5 minutes', at, '2000-01-01Z') as slot, count(*) as requests,
      count(*) filter (where ${sql.raw(IS_ERROR)}) as errors, sum(tokens) as tokens
    from gone u left join projects p on p.id = u.project_id
    cross join lateral (values (u.organization_id), (p.workspace_id), (u.project_id)) of_usage (place_id)
    group by 1, 2),
  locked as (
    select r.place_id, r.slot, less.requests, less.errors, less.tokens
    from less join usage_recent r on r.place_id = less.place_id and r.slot = less.slot
    order by r.place_id, r.slot for no key update of r)
  update usage_recent r set requests = r.requests - l.requests, errors = r.errors - l.errors, tokens = r.tokens - l.tokens
  from locked l where r.place_id = l.place_id and r.slot = l.slot`);
}
