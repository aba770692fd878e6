import { type AnyColumn, ilike, type SQL } from "drizzle-orm";

/**
 * Returns a condition for rows whose column contains a text, ignoring case. `%` and `_` are not wildcards.
 */
export const containsText = (column: AnyColumn | SQL, text: string): SQL =>
  ilike(column, `%${text.replace(/[\\%_]/g, "\\$&")}%`);
