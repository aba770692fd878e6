import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { keyLastUses, keys } from "@/db/schema/index";
import { cursorTime, formatCursor, parseCursor } from "@/lib/core/input/pagination";
import type { Key } from "@/lib/keys/load-keys";
import { expiry } from "@/lib/keys/status";

type Order = {
  by: SQL;
  /** The id column that follows `by` in the index. */
  id: PgColumn;
  /** Returns a key's sort value for a cursor. `schema` parses it, and `bound` turns it into SQL. */
  sortValue: (key: Pick<Key, "createdAt" | "name" | "expiresAt" | "lastUsedAt">) => string;
  schema: z.ZodType<string>;
  bound: (sortValue: string) => SQL;
};

const moment = (sortValue: string) => sql`${sortValue}::timestamptz`;

const ORDERS: Record<"created_at" | "name" | "expires_at" | "last_used_at", Order> = {
  created_at: {
    by: sql`${keys.createdAt}`,
    id: keys.id,
    sortValue: (key) => key.createdAt.toISOString(),
    schema: cursorTime,
    bound: moment,
  },
  name: {
    by: sql`lower(${keys.name})`,
    id: keys.id,
    sortValue: (key) => key.name,
    schema: z.string().regex(/^\P{Cc}*$/u),
    bound: (sortValue) => sql`lower(${sortValue})`,
  },
  expires_at: {
    by: expiry,
    id: keys.id,
    sortValue: (key) => key.expiresAt?.toISOString() ?? "infinity",
    schema: z.union([cursorTime, z.literal("infinity")]),
    bound: moment,
  },
  last_used_at: {
    by: sql`${keyLastUses.usedAt}`,
    id: keyLastUses.keyId,
    sortValue: (key) => key.lastUsedAt?.toISOString() ?? "-infinity",
    schema: z.union([cursorTime, z.literal("-infinity")]),
    bound: moment,
  },
};

/**
 * The sort order of a list of keys. A dash means descending. A key without expiry sorts as the latest expiry,
 * and a key that was never used as the earliest use.
 */
export const sortInput = z
  .enum([
    "created_at",
    "-created_at",
    "name",
    "-name",
    "expires_at",
    "-expires_at",
    "last_used_at",
    "-last_used_at",
  ])
  .default("-created_at");

export type Sort = z.output<typeof sortInput>;

/**
 * Returns the order of a page, whether it is by last use, and the condition for the keys after the cursor.
 */
export function pageInOrder(sort: Sort, cursor: string | undefined) {
  const down = sort.startsWith("-");
  const { by, id: beside, schema, bound } = toOrder(sort);
  // Exactly the order of the indexes, or its reverse: any other position of nulls would need a sort.
  const direction = down ? sql`desc nulls last` : sql`asc nulls first`;
  const order = [sql`${by} ${direction}`, sql`${beside} ${direction}`];
  const page = { by, beside, direction, order, byUse: beside === keyLastUses.keyId };
  if (cursor === undefined) return { ...page, after: () => undefined };
  const [, sortValue, id] = parseCursor(cursor, z.tuple([z.literal(sort), schema, z.guid()]));
  const beyond = down ? sql`<` : sql`>`;
  return {
    ...page,
    after: (by: SQL, beside: PgColumn) =>
      sql`(${by}, ${beside}) ${beyond} (${bound(sortValue)}, ${id}::uuid)`,
  };
}

/** Removes the extra row. Returns the page with the cursor of the next page, null when there is none. */
export function cutPage<Row extends Key>(rows: Row[], sort: Sort, limit: number) {
  const data = rows.slice(0, limit);
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? formatCursor([sort, toOrder(sort).sortValue(last), last.id]) : null };
}

const toOrder = (sort: Sort) => ORDERS[sort.replace("-", "") as keyof typeof ORDERS];
