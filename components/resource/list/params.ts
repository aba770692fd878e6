import { createParser, parseAsArrayOf } from "nuqs/server";

const LONGEST_SEARCH = 200;
const LONGEST_VALUE = 100;
const MOST_VALUES = 50;

/** Parses the search text of a list: trimmed, at most 200 characters. */
export const parseAsSearch = createParser({
  parse: (text) => text.trim().slice(0, LONGEST_SEARCH) || null,
  serialize: String,
}).withDefault("");

/** Parses a switch: `1` is on, everything else is off. */
export const parseAsSwitch = createParser({
  parse: (text) => text === "1",
  serialize: (on: boolean) => (on ? "1" : "0"),
}).withDefault(false);

const parseAsValue = createParser({
  parse: (text) => text.trim().slice(0, LONGEST_VALUE) || null,
  serialize: String,
});
const values = parseAsArrayOf(parseAsValue);

/** Parses values between commas: at most 50, each of at most 100 characters. */
export const parseAsValues = createParser({
  ...values,
  parse: (text) => values.parse(text)?.slice(0, MOST_VALUES) ?? null,
}).withDefault([]);

/** Parses the cursors of the pages up to the current one, between commas. Empty on the first page. */
export const parseAsCursors = parseAsArrayOf(
  createParser({ parse: (text) => text || null, serialize: String }),
).withDefault([]);

/** The search parameters of every list. */
export const listParams = { q: parseAsSearch, cursor: parseAsCursors };

/**
 * Returns the addresses of the previous and the next page, or undefined. The address of a page holds the
 * cursors of all pages up to it, so that Previous works.
 */
export function toPageLinks(
  cursors: readonly string[],
  nextCursor: string | null,
  toHref: (cursor: string[]) => string,
) {
  return {
    previousHref: cursors.length > 0 ? toHref(cursors.slice(0, -1)) : undefined,
    nextHref: nextCursor === null ? undefined : toHref([...cursors, nextCursor]),
  };
}
