import type { ListProps } from "@/components/keys/list/list-props";
import { hrefWith } from "@/components/keys/list/view";
import { count, plural } from "@/components/ui/format";
import { Pagination } from "@/components/ui/pagination";

/** How many keys a page of a list holds. */
export const PAGE_SIZE = 50;

/** The foot of a list of keys: what it shows, and the pages beside it. */
export function KeyPages({ rows, query, view, nextCursor }: ListProps) {
  const { trail } = view;
  const at = (cursors: string[]) => hrefWith(query, { cursor: cursors.join(".") || null });
  return (
    <Pagination
      summary={toSummary(rows, trail.length, nextCursor === null)}
      {...(trail.length > 0 && { previousHref: at(trail.slice(0, -1)) })}
      {...(nextCursor !== null && { nextHref: at([...trail, nextCursor]) })}
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
