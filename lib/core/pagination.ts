import { type AnyColumn, desc, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { invalid } from "./errors";

export const pageInput = {
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
};

/** A page of a list, and where the next one starts. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });

type Position = { createdAt: Date; id: string };

const position = z.tuple([z.iso.datetime(), z.guid()]);

/** Reads newest first from a cursor on: the condition and order for the query, which asks for one row more. */
export function newestFirst(columns: { createdAt: AnyColumn; id: AnyColumn }, cursor: string | undefined) {
  const order: SQL[] = [desc(columns.createdAt), desc(columns.id)];
  if (cursor === undefined) return { after: undefined, order };
  const [createdAt, id] = readCursor(cursor);
  const after = sql`(${columns.createdAt}, ${columns.id}) < (${createdAt}::timestamptz, ${id}::uuid)`;
  return { after, order };
}

/** Cuts the row more off, and makes the cursor of the next page from the last that stays. */
export function pageFrom<Row extends Position>(rows: Row[], limit: number) {
  const data = rows.slice(0, limit);
  const last = rows.length > limit ? data.at(-1) : undefined;
  const nextCursor = last
    ? Buffer.from(JSON.stringify([last.createdAt.toISOString(), last.id])).toString("base64url")
    : null;
  return { data, nextCursor };
}

function readCursor(cursor: string): [string, string] {
  const parsed = position.safeParse(parseJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!parsed.success) throw invalid("cursor", "This cursor is not one of ours");
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
