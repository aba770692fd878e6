import { and, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { keyLastUses, keys } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { sameKey, selectKeys } from "@/lib/keys/load-keys";
import { pageInOrder, type Sort } from "./order";

const MOST_FEW = 1_000;
const MOST_SORTED = 2_000;
const MOST_WALKED = 8_000;
const MOST_OWNERS = 10;

/**
 * A limit above every row count. It keeps the planner from applying the outer query's order or limit to a
 * subquery, which is slow when few rows match.
 */
const WITHOUT_LIMIT = Number.MAX_SAFE_INTEGER;

type PageRequest = {
  sort: Sort;
  cursor?: string | undefined;
  limit: number;
  /**
   * The ids of the owners whose keys the list can contain, undefined for any. The conditions restrict the
   * owners too.
   */
  owners: string[] | undefined;
};

// All subqueries have the name of the table, so that the conditions on keys apply to them.
const NAME = "keys";
const sortValue = sql`"keys"."sort_value"`;

/** The id of a key's owner, written as in the indexes: its project, else its organization. */
const ownerOfKey = sql<string>`coalesce(${keys.projectId}, ${keys.organizationId})`;

/** Conditions on keys. `few` is true when so few keys meet them that all can be sorted. */
export type Narrowing = { conditions: (SQL | undefined)[]; few: boolean };

/** Returns the ids of the organization's keys that meet a condition, null when there are more than 1,000. */
export async function idsOfFew(ctx: Context, condition: SQL): Promise<string[] | null> {
  const all = ctx.db
    .select({ id: keys.id })
    .from(keys)
    .where(and(eq(keys.organizationId, ctx.organizationId), condition))
    .limit(WITHOUT_LIMIT)
    .as(NAME);
  const rows = await ctx.db
    .select({ id: all.id })
    .from(all)
    .limit(MOST_FEW + 1);
  return rows.length > MOST_FEW ? null : rows.map(({ id }) => id);
}

/** Returns whether owners have at most 2,000 keys together, few enough to sort all of them. */
export async function ownFew(ctx: Context, owners: string[]): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: keys.id })
    .from(keys)
    .where(inArray(ownerOfKey, owners))
    .offset(MOST_SORTED)
    .limit(1);
  return rows.length === 0;
}

/**
 * Finds the keys of a page in order, and one more when a next page exists. It first searches only the next
 * 8,000 keys in order, which is fast when many keys meet the conditions. When these do not fill the page, or
 * with `few`, it selects all matching keys and sorts them.
 */
export async function findPage(ctx: Context, request: PageRequest, { conditions, few }: Narrowing) {
  const { direction, byUse, after } = pageInOrder(request.sort, request.cursor);
  const narrow = and(...conditions);
  const inOrder = [sql`${sortValue} ${direction}`, sql`${keys.id} ${direction}`];
  const first = (from: ReturnType<typeof walked>, condition?: SQL) => {
    const cut = ctx.db
      .select({ ...getTableColumns(keys), sortValue: sortValue.as("sort_value") })
      .from(from)
      .where(condition)
      .orderBy(...inOrder)
      .limit(request.limit + 1)
      .as(NAME);
    return selectKeys(ctx, cut).orderBy(...inOrder);
  };
  const all = (condition: SQL) =>
    first(matching(ctx, request, condition), byUse ? after(sortValue, keys.id) : undefined);
  if (few && narrow) return all(narrow);
  const rows = await first(walked(ctx, request), narrow);
  return rows.length > request.limit || !narrow ? rows : all(narrow);
}

/** Selects the keys after the cursor, with their sort value as `sortValue`. */
function source(ctx: Context, { sort, cursor }: PageRequest, condition: SQL | undefined) {
  const { by, beside, byUse, after } = pageInOrder(sort, cursor);
  const base = ctx.db
    .select({ ...getTableColumns(keys), sortValue: by.as("sort_value") })
    .from(keys)
    .$dynamic();
  const placed = byUse ? base.innerJoin(keyLastUses, sameKey) : base;
  return placed.where(and(eq(keys.organizationId, ctx.organizationId), after(by, beside), condition));
}

/**
 * Selects the first 8,000 keys in order: of each owner when there are few owners, else of the organization.
 */
function walked(ctx: Context, request: PageRequest) {
  const { order, byUse } = pageInOrder(request.sort, request.cursor);
  const walk = (condition?: SQL) =>
    source(ctx, request, condition)
      .orderBy(...order)
      .limit(MOST_WALKED);
  const { owners = [] } = request;
  const apart = byUse || owners.length > MOST_OWNERS ? [] : owners;
  const [one, other, ...others] = apart.map((owner) => walk(eq(ownerOfKey, owner)));
  if (!one || !other) return (one ?? walk()).as(NAME);
  return unionAll(one, other, ...others).as(NAME);
}

/** Selects all keys that meet a condition, unordered. */
function matching(ctx: Context, request: PageRequest, condition: SQL) {
  return pageInOrder(request.sort, request.cursor).byUse
    ? withLastUse(ctx, condition)
    : source(ctx, request, condition).limit(WITHOUT_LIMIT).as(NAME);
}

/**
 * Selects keys with their last use, which a subquery reads for each key. With a join, the planner may scan
 * the last uses of all keys when it expects many matches.
 */
function withLastUse(ctx: Context, condition: SQL) {
  const sortValue = sql`(select u.used_at from ${keyLastUses} u where u.key_id = "keys"."id")`;
  return ctx.db
    .select({ ...getTableColumns(keys), sortValue: sortValue.as("sort_value") })
    .from(keys)
    .where(and(eq(keys.organizationId, ctx.organizationId), condition))
    .limit(WITHOUT_LIMIT)
    .as(NAME);
}
