import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

type CardProps = ComponentProps<"div"> & { heading?: ReactNode; actions?: ReactNode; padded?: boolean };

/** Shows a box with a border and, with a `heading`, a header. */
export function Card({ heading, actions, padded, className, children, ...rest }: CardProps) {
  return (
    <div {...rest} className={cn("min-w-0 rounded-8 border border-line bg-paper", className)}>
      {heading !== undefined && (
        <div className="flex min-h-11 items-center justify-between gap-3 border-b border-line pr-2 pl-4">
          <h3 className="text-13 font-semibold">{heading}</h3>
          {actions}
        </div>
      )}
      {padded ? <div className="p-4">{children}</div> : children}
    </div>
  );
}

type SectionProps = {
  title: string;
  aside?: ReactNode;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** Shows a section of a page under a heading, with `aside` on the right. */
export function Section({ title, aside, id, className, children }: SectionProps) {
  const titleId = useId();
  return (
    <section id={id} className={className} aria-labelledby={titleId}>
      <div className="mb-2.5 flex items-baseline justify-between gap-3">
        <h2 className="text-14 font-semibold tracking-[-0.006em]" id={titleId}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

type ListProps = { plain?: boolean; className?: string; children: ReactNode };

/** Shows the rows of a card with lines between them. On a phone, rows of a `plain` list do not wrap. */
export function List({ plain, className, children }: ListProps) {
  return (
    <ul className={cn("group/list divide-y divide-line", className)} data-plain={plain || undefined}>
      {children}
    </ul>
  );
}

type ItemProps = { className?: string; children: ReactNode };

/** Shows one row: an optional icon, a `ListText`, then a value or a button. */
export function ListItem({ className, children }: ItemProps) {
  return (
    <li
      className={cn(
        "flex min-h-12 items-center gap-3 py-2 pr-3 pl-4 text-13",
        "max-sm:group-not-data-plain/list:flex-wrap max-sm:[&>:is(button,a)]:h-9 max-sm:[&>svg~:is(button,a)]:ml-7",
        className,
      )}
    >
      {children}
    </li>
  );
}

/** Shows the text of a row. It takes the remaining width. */
export function ListText({ className, children }: ItemProps) {
  return (
    <div
      className={cn(
        "min-w-0 flex-1 text-ink-2 max-sm:group-not-data-plain/list:basis-3/5 [&_strong]:font-medium [&_strong]:text-ink [&>a]:font-medium [&>a]:text-ink",
        className,
      )}
    >
      {children}
    </div>
  );
}
