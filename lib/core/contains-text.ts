import { type AnyColumn, ilike, type SQL } from "drizzle-orm";

/** Matches rows whose column contains a text, ignoring case. `%` and `_` are no wildcards. */
export const containsText = (column: AnyColumn, text: string): SQL =>
  ilike(column, `%${text.replace(/[\\%_]/g, "\\$&")}%`);
