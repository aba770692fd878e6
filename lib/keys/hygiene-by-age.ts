import { and, asc, type SQL, sql } from "drizzle-orm";
import { keys } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { keyColumns } from "./columns";
import { daysAway, type Finding, MOST_OF_A_KIND, workingKeys } from "./finding";

const EXPIRES_WITHIN_DAYS = 14;
const NEVER_USED_DAYS = 7;
const UNUSED_DAYS = 90;
const NOT_ROTATED_DAYS = 90;

// As the list of keys sorts by expiry, so that its index serves.
const expiry = sql<Date>`coalesce(${keys.expiresAt}, 'infinity')`;
const lastUse = sql<Date>`coalesce(${keyColumns.lastUsedAt}, ${keys.firstUsedAt})`;
const lastSecret = sql<Date>`coalesce(${keys.rotatedAt}, ${keys.createdAt})`;

export const expiringSoon = (ctx: Context) =>
  found(ctx, "expires_soon", expiry, sql`${expiry} <= ${daysAway(ctx, EXPIRES_WITHIN_DAYS)}`);

export const neverUsed = (ctx: Context) =>
  found(
    ctx,
    "never_used",
    sql<Date>`${keys.createdAt}`,
    sql`${keys.firstUsedAt} is null and ${keys.createdAt} < ${daysAway(ctx, -NEVER_USED_DAYS)}`,
  );

/** Its last use is what its secrets say: a request that was refused is none. */
export const unused = (ctx: Context) =>
  found(ctx, "unused", lastUse, sql`${lastUse} < ${daysAway(ctx, -UNUSED_DAYS)}`);

/** Of the keys that are in use: what is not used is better disabled. */
export const notRotated = (ctx: Context) =>
  found(
    ctx,
    "not_rotated",
    lastSecret,
    and(
      sql`${lastSecret} < ${daysAway(ctx, -NOT_ROTATED_DAYS)}`,
      sql`${lastUse} >= ${daysAway(ctx, -UNUSED_DAYS)}`,
    ),
  );

async function found(
  ctx: Context,
  kind: Finding["kind"],
  at: SQL<Date>,
  condition: SQL | undefined,
): Promise<Finding[]> {
  const rows = await ctx.db
    .select({ keyId: keys.id, at: at.mapWith(keys.createdAt) })
    .from(keys)
    .where(and(workingKeys(ctx), condition))
    .orderBy(asc(at), asc(keys.id))
    .limit(MOST_OF_A_KIND);
  return rows.map((row) => ({ kind, ...row, scopes: [], models: [] }));
}
