import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

type Props = { icon?: IconName; title: string; action?: ReactNode; children?: ReactNode };

/** What this place is for and the one next step; without an icon the small form, for "no match". */
export function EmptyState({ icon, title, action, children }: Props) {
  return (
    <div className={cn("empty", !icon && "empty-small")}>
      {icon && (
        <span className="empty-glyph">
          <Icon name={icon} />
        </span>
      )}
      <h3 className="strong text-14">{title}</h3>
      {children && <p>{children}</p>}
      {action && <div className="row">{action}</div>}
    </div>
  );
}
