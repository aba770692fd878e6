import { and, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { keyLastUses, keys } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";
import { sameKey, selectKeys } from "@/lib/keys/load-keys";
import { pageInOrder, type Sort } from "./order";

const MOST_FEW = 1_000;
const MOST_SORTED = 2_000;
const MOST_WALKED = 8_000;
const MOST_OWNERS = 10;

/** Keeps the planner from applying the outer query's order or limit to a subquery, which bets on many matches. */
const WITHOUT_LIMIT = Number.MAX_SAFE_INTEGER;

type Asked = {
  sort: Sort;
  cursor?: string | undefined;
  limit: number;
  /** The owners whose keys can be in the list, which the conditions narrow to as well; undefined for any. */
  owners: string[] | undefined;
};

// Whatever keys are read from is called as their table, so that the same conditions hold for it.
const NAME = "keys";
const place = sql`"keys"."place"`;

/** The owner of a key as the indexes have it: its project, else its organization. */
const ownerOfKey = sql<string>`coalesce(${keys.projectId}, ${keys.organizationId})`;

/** Conditions on keys, and whether one of them names the keys that meet it. */
export type Narrowing = { conditions: (SQL | undefined)[]; few: boolean };

/** Returns the ids of the organization's keys that meet a condition; null if there are more than 1,000. */
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

/** Returns whether owners have at most 2,000 keys together, which are sorted quickly. */
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
 * Finds the keys of a page in their order, and one more if there are more. A condition that many keys meet is served by
 * walking the first 8,000 in that order; one that few meet by its own indexes, whatever the database expects of it.
 */
export async function findPage(ctx: Context, asked: Asked, { conditions, few }: Narrowing) {
  const { direction, byUse, after } = pageInOrder(asked.sort, asked.cursor);
  const narrow = and(...conditions);
  const inPlace = [sql`${place} ${direction}`, sql`${keys.id} ${direction}`];
  const first = (from: ReturnType<typeof walked>, condition?: SQL) => {
    const cut = ctx.db
      .select({ ...getTableColumns(keys), place: place.as("place") })
      .from(from)
      .where(condition)
      .orderBy(...inPlace)
      .limit(asked.limit + 1)
      .as(NAME);
    return selectKeys(ctx, cut).orderBy(...inPlace);
  };
  const all = (condition: SQL) =>
    first(matching(ctx, asked, condition), byUse ? after(place, keys.id) : undefined);
  if (few && narrow) return all(narrow);
  const rows = await first(walked(ctx, asked), narrow);
  return rows.length > asked.limit || !narrow ? rows : all(narrow);
}

/** Selects the keys after the cursor, with the value that they are ordered by. */
function source(ctx: Context, { sort, cursor }: Asked, condition: SQL | undefined) {
  const { by, beside, byUse, after } = pageInOrder(sort, cursor);
  const base = ctx.db
    .select({ ...getTableColumns(keys), place: by.as("place") })
    .from(keys)
    .$dynamic();
  const placed = byUse ? base.innerJoin(keyLastUses, sameKey) : base;
  return placed.where(and(eq(keys.organizationId, ctx.organizationId), after(by, beside), condition));
}

/** Selects the first 8,000 keys of each owner, or of all, in order. */
function walked(ctx: Context, asked: Asked) {
  const { order, byUse } = pageInOrder(asked.sort, asked.cursor);
  const walk = (condition?: SQL) =>
    source(ctx, asked, condition)
      .orderBy(...order)
      .limit(MOST_WALKED);
  const { owners = [] } = asked;
  const apart = byUse || owners.length > MOST_OWNERS ? [] : owners;
  const [one, other, ...others] = apart.map((owner) => walk(eq(ownerOfKey, owner)));
  if (!one || !other) return (one ?? walk()).as(NAME);
  return unionAll(one, other, ...others).as(NAME);
}

/** Selects all keys that meet a condition, in no order. */
function matching(ctx: Context, asked: Asked, condition: SQL) {
  return pageInOrder(asked.sort, asked.cursor).byUse
    ? withLastUse(ctx, condition)
    : source(ctx, asked, condition).limit(WITHOUT_LIMIT).as(NAME);
}

/**
 * Selects keys with their last use, which is looked up key by key. A join could read the last uses of all keys from
 * end to end, where the statistics make many matches look likely.
 */
function withLastUse(ctx: Context, condition: SQL) {
  const place = sql`(select u.used_at from ${keyLastUses} u where u.key_id = "keys"."id")`;
  return ctx.db
    .select({ ...getTableColumns(keys), place: place.as("place") })
    .from(keys)
    .where(and(eq(keys.organizationId, ctx.organizationId), condition))
    .limit(WITHOUT_LIMIT)
    .as(NAME);
}
