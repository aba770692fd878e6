import { createParser, parseAsArrayOf } from "nuqs/server";

const LONGEST_SEARCH = 200;
const LONGEST_VALUE = 100;
const MOST_VALUES = 50;

/** The words that a list is searched for: trimmed, 200 characters at most. */
export const parseAsSearch = createParser({
  parse: (text) => text.trim().slice(0, LONGEST_SEARCH) || null,
  serialize: String,
}).withDefault("");

/** A switch: on for `1`, off for everything else. */
export const parseAsSwitch = createParser({
  parse: (text) => text === "1",
  serialize: (on: boolean) => (on ? "1" : "0"),
}).withDefault(false);

const parseAsValue = createParser({
  parse: (text) => text.trim().slice(0, LONGEST_VALUE) || null,
  serialize: String,
});
const values = parseAsArrayOf(parseAsValue);

/** Several values between commas: 50 at most, each of 100 characters at most. */
export const parseAsValues = createParser({
  ...values,
  parse: (text) => values.parse(text)?.slice(0, MOST_VALUES) ?? null,
}).withDefault([]);

/** The cursors of the pages up to this one, between commas. The first page has none. */
export const parseAsCursors = parseAsArrayOf(
  createParser({ parse: (text) => text || null, serialize: String }),
).withDefault([]);

/** What every list keeps in its address. */
export const listParams = { q: parseAsSearch, cursor: parseAsCursors };

/**
 * Returns the addresses of the pages beside this one. The address holds the cursors of all pages up to the one shown,
 * so that Previous works.
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
