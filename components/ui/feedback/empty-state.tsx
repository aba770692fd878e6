import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

type Props = {
  icon?: IconName;
  title: string;
  /** Whether it is the only content of the page. Its title is then the page's `h1`. */
  whole?: boolean;
  action?: ReactNode;
  children?: ReactNode;
};

/** Shows why there is no content, and one next step. Without an icon it is small, for "No matches". */
export function EmptyState({ icon, title, whole, action, children }: Props) {
  const Heading = whole ? "h1" : "h3";
  return (
    <div className={cn("grid justify-items-center gap-1 text-center", icon ? "px-6 py-12" : "p-7")}>
      {icon && (
        <span className="mb-2.5 grid size-10 place-items-center rounded-[10px] border border-line text-ink-2">
          <Icon name={icon} />
        </span>
      )}
      <Heading className="font-medium text-ink text-14">{title}</Heading>
      {children && <p className="max-w-[44ch] text-13 text-balance text-ink-2">{children}</p>}
      {action && <div className="mt-3.5 flex items-center gap-2">{action}</div>}
    </div>
  );
}
