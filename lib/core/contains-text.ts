import { type AnyColumn, ilike, type SQL } from "drizzle-orm";

/** Whether a column holds a text somewhere, in whatever case; `%` and `_` stand for themselves. */
export const containsText = (column: AnyColumn, text: string): SQL =>
  ilike(column, `%${text.replace(/[\\%_]/g, "\\$&")}%`);
