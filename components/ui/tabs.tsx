"use client";

import { usePathname } from "next/navigation";
import { count as format } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { tabClass, tabList } from "@/components/ui/tab-classes";

export type Tab = { href: string; label: string; count?: number; current?: boolean };

/** Views of one resource, each with its own address. Tabs that are pages of their own need no `current`. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  const pathname = usePathname();
  return (
    <nav className={tabList} aria-label={label}>
      {items.map(({ href, label: title, count, current = href === pathname }) => (
        <Link
          key={href}
          ref={current ? show : undefined}
          className={tabClass}
          href={href}
          aria-current={current ? "page" : undefined}
        >
          {title}
          {count !== undefined && <span className="font-normal text-ink-3">{format(count)}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** On a phone the tabs scroll: scrolls the current one into sight. */
const show = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
