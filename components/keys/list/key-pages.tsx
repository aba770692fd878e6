import type { ListProps } from "@/components/keys/list/list-props";
import { toKeyListHref } from "@/components/keys/list/params";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { Pagination } from "@/components/ui/tables/pagination";
import { count } from "@/components/ui/values/format";

/** The number of keys on a page of a list. */
export const PAGE_SIZE = 50;

/** Shows the footer of a list of keys, with the number of keys and the links to other pages. */
export function KeyPages({ rows, base, view, nextCursor }: ListProps) {
  return (
    <Pagination
      summary={toSummary(rows, { cursors: view.cursor, next: nextCursor, size: PAGE_SIZE })}
      {...toPageLinks(view.cursor, nextCursor, (cursor) => toKeyListHref(base, { ...view, cursor }))}
    />
  );
}

function toSummary(rows: ListProps["rows"], page: Parameters<typeof toPageSummary>[0]): string {
  const inherited = rows.filter(({ key }) => key.inherited).length;
  const keys = toPageSummary(page, rows.length, "key");
  return inherited === 0 || page.next !== null || page.cursors.length > 0
    ? keys
    : `${keys}, ${count(inherited)} of them inherited`;
}
