import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

type CardProps = ComponentProps<"div"> & { heading?: ReactNode; actions?: ReactNode; padded?: boolean };

/** A hairline box; with a heading it gets a head. */
export function Card({ heading, actions, padded, className, children, ...rest }: CardProps) {
  return (
    <div {...rest} className={cn("card", className)}>
      {heading !== undefined && (
        <div className="card-head">
          <h3>{heading}</h3>
          {actions}
        </div>
      )}
      {padded ? <div className="card-body">{children}</div> : children}
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

/** A part of a page under a heading, with a link or a fact on the right. */
export function Section({ title, aside, id, className, children }: SectionProps) {
  const titleId = useId();
  return (
    <section id={id} className={className} aria-labelledby={titleId}>
      <div className="section-head">
        <h2 id={titleId}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

type ListProps = { plain?: boolean; className?: string; children: ReactNode };

/** Rows with lines between them, inside a card. Plain rows keep one line on a phone. */
export function List({ plain, className, children }: ListProps) {
  return <ul className={cn("list", plain && "list-plain", className)}>{children}</ul>;
}

type ItemProps = { className?: string; children: ReactNode };

/** One row: a ListText, with a mark before and a fact or a button after it. */
export function ListItem({ className, children }: ItemProps) {
  return <li className={className}>{children}</li>;
}

/** The words of a row. They take the room that the row has left. */
export function ListText({ className, children }: ItemProps) {
  return <div className={cn("list-text", className)}>{children}</div>;
}
