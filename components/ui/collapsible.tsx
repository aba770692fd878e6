import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

type Props = { title: string; summary?: ReactNode; open?: boolean; children: ReactNode };

/** A part that opens in place; folded it says in one line what it holds. */
export function Collapsible({ title, summary, open, children }: Props) {
  return (
    <details className="fold" open={open}>
      <summary>
        <Icon name="chevron" />
        <span className="font-medium text-ink flex-none">{title}</span>
        {summary && <span className="fold-sum">{summary}</span>}
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
