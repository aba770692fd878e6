import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { invalidField } from "@/lib/core/errors/errors";

export const pageInput = {
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(1_000).optional(),
};

/** Returns the schema of a list page with the cursor of the next page, null on the last page. */
export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });

type Position = { createdAt: Date; id: string };

/** The schema of a time in a cursor that PostgreSQL can parse. */
export const cursorTime = z.iso.datetime().regex(/^[12]/);

const position = z.tuple([cursorTime, z.guid()]);

/**
 * Returns the condition and order for rows after a cursor, newest first. The query must select `limit + 1`
 * rows.
 */
export function newestFirst(columns: { createdAt: AnyColumn; id: AnyColumn }, cursor: string | undefined) {
  const order: SQL[] = [sql`${columns.createdAt} desc nulls last`, sql`${columns.id} desc nulls last`];
  if (cursor === undefined) return { after: undefined, order };
  const [createdAt, id] = parseCursor(cursor, position);
  const after = sql`(${columns.createdAt}, ${columns.id}) < (${createdAt}::timestamptz, ${id}::uuid)`;
  return { after, order };
}

/** Returns a page from `limit + 1` rows. The extra row tells that there is a next page. */
export function toPage<Row extends Position>(rows: Row[], limit: number) {
  const data = rows.slice(0, limit);
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? formatCursor([last.createdAt.toISOString(), last.id]) : null };
}

/** Returns the cursor for a position in a list. It is opaque to callers. */
export const formatCursor = (place: unknown[]) => Buffer.from(JSON.stringify(place)).toString("base64url");

/**
 * Parses a cursor.
 * @throws INVALID_REQUEST when it does not match the schema.
 */
export function parseCursor<Place extends z.ZodType>(cursor: string, place: Place): z.output<Place> {
  const parsed = place.safeParse(parseJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!parsed.success) throw invalidField("cursor", "Invalid cursor");
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
