import type { ListProps } from "@/components/keys/list/list-props";
import { toKeyListHref } from "@/components/keys/list/params";
import { toPageLinks } from "@/components/resource/params";
import { count, plural } from "@/components/ui/format";
import { Pagination } from "@/components/ui/pagination";

/** The number of keys on a page of a list. */
export const PAGE_SIZE = 50;

/** Shows the footer of a list of keys, with the number of keys and the links to other pages. */
export function KeyPages({ rows, base, view, nextCursor }: ListProps) {
  return (
    <Pagination
      summary={toSummary(rows, view.cursor.length, nextCursor === null)}
      {...toPageLinks(view.cursor, nextCursor, (cursor) => toKeyListHref(base, { ...view, cursor }))}
    />
  );
}

function toSummary(rows: ListProps["rows"], before: number, isLast: boolean): string {
  if (before > 0 || !isLast) {
    const first = before * PAGE_SIZE;
    return `Keys ${count(first + 1)} to ${count(first + rows.length)}`;
  }
  const inherited = rows.filter(({ key }) => key.inherited).length;
  const keys = plural(rows.length, "key");
  return inherited === 0 ? keys : `${keys}, ${count(inherited)} of them inherited`;
}
