import type { ReactNode } from "react";
import { Link } from "@/components/ui/buttons/link";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

/**
 * The order in which columns leave a narrow table: 1 first (Created), 2 next (Access), 3 moves below the name
 * (Key), 4 last (Scopes).
 */
export type Leave = 1 | 2 | 3 | 4;

export type Column = {
  id: string;
  title: ReactNode;
  /** Whether only screen readers get the title: columns of checkboxes and menus. */
  quiet?: boolean;
  kind?: "check" | "menu";
  numeric?: boolean;
  leave?: Leave;
  /** The address of the list in this column's order. */
  sortHref?: string;
  sorted?: "ascending" | "descending" | undefined;
  /** The class of the width. */
  className?: string;
};

type TableProps = {
  caption: string;
  columns: readonly Column[];
  /** The pagination below the rows. */
  footer?: ReactNode;
  /** Whether cells have two lines. */
  tall?: boolean;
  className?: string;
  children: ReactNode;
};

/** Shows a table. Its rows become cards on a phone. */
export function Table({ caption, columns, footer, tall, className, children }: TableProps) {
  return (
    <div className="table-box">
      <table className={cn("data-table", tall && "data-table-tall", className)}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {footer}
    </div>
  );
}

function Head({ column }: { column: Column }) {
  const { title, quiet, kind, numeric, leave, sortHref, sorted, className } = column;
  const look = cn(kind && `c-${kind}`, numeric && "num", leave && `leave-${leave}`, className);
  return (
    <th scope="col" className={look} aria-sort={sorted}>
      {sortHref ? (
        <Link className="th-sort" href={sortHref} replace scroll={false} prefetch={false}>
          {title}
          <Icon name={sorted === "ascending" ? "up" : "arrowdown"} />
        </Link>
      ) : (
        <span className={quiet ? "sr-only" : ""}>{title}</span>
      )}
    </th>
  );
}

type RowProps = { off?: boolean; current?: boolean; children: ReactNode };

/** Shows a row. An `off` row is dimmed. The `current` row is open in the sheet. */
export function Row({ off, current, children }: RowProps) {
  return (
    <tr className={off ? "is-off" : undefined} aria-current={current ? "true" : undefined}>
      {children}
    </tr>
  );
}

type CellProps = {
  /**
   * The position of the cell on a card: `check`, `title` and `menu` in its first line, `left` and `right`
   * together in one line, `acts` at the bottom.
   */
  kind?: "check" | "title" | "menu" | "left" | "right" | "acts";
  /** The label of the value on a card. */
  label?: string;
  leave?: Leave;
  numeric?: boolean;
  mono?: boolean;
  warn?: boolean;
  hidePhone?: boolean;
  colSpan?: number;
  className?: string;
  children?: ReactNode;
};

/** Shows a cell. */
export function Cell({
  kind,
  label,
  leave,
  numeric,
  mono,
  warn,
  hidePhone,
  colSpan,
  className,
  children,
}: CellProps) {
  const look = cn(
    kind && `c-${kind}`,
    leave && `leave-${leave}`,
    numeric && "num",
    mono && "font-mono text-12",
    warn && "text-amber",
    hidePhone && "max-sm:hidden",
    className,
  );
  return (
    <td className={look || undefined} data-label={label} colSpan={colSpan}>
      {children}
    </td>
  );
}

/** Shows the name of a row as a link, with tags. `under` is shown below it while its own column is hidden. */
export function RowName({ href, children, tags, under }: NameProps) {
  return (
    <>
      <span className="flex min-w-0 items-center gap-1.5">
        {href ? (
          <Link data-slot="row-name" className="name min-w-4 truncate" dir="auto" href={href}>
            {children}
          </Link>
        ) : (
          <span className="name min-w-4 truncate" dir="auto">
            {children}
          </span>
        )}
        {tags}
      </span>
      {under && <code className="only-narrow overflow-hidden text-12 text-ellipsis text-ink-3">{under}</code>}
    </>
  );
}

type NameProps = { href?: string; tags?: ReactNode; under?: string; children: ReactNode };
