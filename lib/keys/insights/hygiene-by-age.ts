import { and, gt, gte, isNull, lt, type SQL, sql } from "drizzle-orm";
import { keyLastUses, keys } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { expiry } from "@/lib/keys/status";
import {
  daysAway,
  earliestFirst,
  type Finding,
  MOST_OF_A_KIND,
  type Walked,
  walkInOrder,
  worksNow,
} from "./finding";

const EXPIRES_WITHIN_DAYS = 14;
const NEVER_USED_DAYS = 7;
const UNUSED_DAYS = 90;
const NOT_ROTATED_DAYS = 90;

// These expressions must equal those of the indexes.
const lastSecret = sql<Date>`coalesce(${keys.rotatedAt}, ${keys.createdAt})`;
const standing = and(sql`${keys.enabled}`, isNull(keys.revokedAt));

export const expiringSoon = (ctx: Context) =>
  found(
    ctx,
    "expires_soon",
    expiry,
    sql`${expiry} > ${daysAway(ctx, 0)} and ${expiry} <= ${daysAway(ctx, EXPIRES_WITHIN_DAYS)}`,
  );

export const neverUsed = (ctx: Context) =>
  found(
    ctx,
    "never_used",
    sql<Date>`${keys.createdAt}`,
    and(standing, isNull(keys.firstUsedAt), lt(keys.createdAt, daysAway(ctx, -NEVER_USED_DAYS))),
  );

/** Finds keys that were used, but not in the last 90 days. Refused requests do not count as uses. */
export const unused = (ctx: Context) =>
  found(
    ctx,
    "unused",
    sql<Date>`${keyLastUses.usedAt}`,
    and(
      gt(keyLastUses.usedAt, sql`'-infinity'`),
      lt(keyLastUses.usedAt, daysAway(ctx, -UNUSED_DAYS)),
      worksNow(ctx, keyLastUses),
    ),
  );

/**
 * Finds keys that were used in the last 90 days and have a secret older than 90 days. Unused keys are left
 * out, because they should be disabled instead.
 */
export const notRotated = (ctx: Context) =>
  found(
    ctx,
    "not_rotated",
    lastSecret,
    and(standing, sql`${lastSecret} < ${daysAway(ctx, -NOT_ROTATED_DAYS)}`),
    ({ usedAt }) => gte(usedAt, daysAway(ctx, -UNUSED_DAYS)),
  );

async function found(
  ctx: Context,
  kind: Finding["kind"],
  at: SQL<Date>,
  condition: SQL | undefined,
  further?: (walked: Walked) => SQL,
): Promise<Finding[]> {
  const walked = walkInOrder(ctx, at, condition);
  const rows = await ctx.db
    .select({ keyId: walked.keyId, at: walked.at })
    .from(walked)
    .where(and(worksNow(ctx, walked), further?.(walked)))
    .orderBy(...earliestFirst(walked))
    .limit(MOST_OF_A_KIND);
  return rows.map((row) => ({ kind, ...row, scopes: [], models: [] }));
}
