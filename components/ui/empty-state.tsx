import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

type Props = {
  icon?: IconName;
  title: string;
  /** Whether it is all that the page has, and its title the page's. */
  whole?: boolean;
  action?: ReactNode;
  children?: ReactNode;
};

/** What this place is for and the one next step; without an icon the small form, for "no match". */
export function EmptyState({ icon, title, whole, action, children }: Props) {
  const Heading = whole ? "h1" : "h3";
  return (
    <div className={cn("empty", !icon && "empty-small")}>
      {icon && (
        <span className="empty-glyph">
          <Icon name={icon} />
        </span>
      )}
      <Heading className="font-medium text-ink text-14">{title}</Heading>
      {children && <p>{children}</p>}
      {action && <div className="empty-act flex min-w-0 items-center gap-2">{action}</div>}
    </div>
  );
}
