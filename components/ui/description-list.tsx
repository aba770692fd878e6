import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

type FactsProps = {
  tight?: boolean;
  /** Each term beside what it is on a phone too, for short values. */
  beside?: boolean;
  className?: string;
  children: ReactNode;
};

/** Terms and what they are, one to a row; tight without lines. */
export function DescriptionList({ tight, beside, className, children }: FactsProps) {
  return <dl className={cn("dl", tight && "dl-tight", beside && "dl-beside", className)}>{children}</dl>;
}

/** One term, and what it is. */
export function DescriptionItem({
  term,
  icon,
  children,
}: {
  term: string;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <div>
      <dt>
        {icon && <Icon name={icon} />}
        {term}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
