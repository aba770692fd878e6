import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

type Props = {
  title: string;
  summary?: ReactNode;
  /** Whether the summary says that something inside is wrong. */
  bad?: boolean;
  open?: boolean;
  children: ReactNode;
};

/** Shows a part that expands in place. Its header shows a one-line summary. */
export function Collapsible({ title, summary, bad, open, children }: Props) {
  return (
    <details className="group/fold rounded-8 border border-line" open={open}>
      <summary className="flex min-h-10 list-none items-center gap-2 rounded-8 px-3 text-13 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <Icon
          name="chevron"
          size={14}
          className="text-ink-3 transition-[rotate] duration-(--slow) group-open/fold:rotate-90"
        />
        <span className="font-medium text-ink flex-none">{title}</span>
        {summary && (
          <span className={cn("ml-auto min-w-0 truncate", bad ? "text-red" : "text-ink-2")}>{summary}</span>
        )}
      </summary>
      <div className="grid grid-cols-1 gap-4 px-3 pt-1 pb-3.5">{children}</div>
    </details>
  );
}
