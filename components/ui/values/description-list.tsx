import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

type ListProps = {
  tight?: boolean;
  /** Whether values stay beside their terms on a phone. For short values. */
  beside?: boolean;
  className?: string;
  children: ReactNode;
};

/** Shows terms with their values, one per row. A `tight` list has no lines between rows. */
export function DescriptionList({ tight, beside, className, children }: ListProps) {
  return (
    <dl
      className={cn(
        "text-13 *:grid *:gap-3",
        tight
          ? "*:grid-cols-[112px_minmax(0,1fr)] *:py-1"
          : "divide-y divide-line *:grid-cols-[140px_minmax(0,1fr)] *:px-4 *:py-2.5",
        !beside && "max-sm:*:grid-cols-1 max-sm:*:gap-0.5",
        className,
      )}
    >
      {children}
    </dl>
  );
}

/** Shows one term with its value. */
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
    <div className={icon ? "items-start" : "items-baseline"}>
      <dt className={icon ? "flex gap-[9px] text-ink-2" : "text-ink-3"}>
        {icon && <Icon name={icon} className="mt-0.5 text-ink-3" />}
        {term}
      </dt>
      <dd className="min-w-0 wrap-anywhere text-ink">{children}</dd>
    </div>
  );
}
