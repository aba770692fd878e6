"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { count as format } from "@/components/ui/format";

export type Tab = { href: string; label: string; count?: number; current?: boolean };

/** Views of one thing, each with its own address; the current one follows from the address unless told. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  const pathname = usePathname();
  const params = useSearchParams();
  const isCurrent = (href: string) => {
    const [path, query] = href.split("?");
    const wanted = new URLSearchParams(query);
    return path === pathname && (params.get("tab") ?? "") === (wanted.get("tab") ?? "");
  };
  return (
    <nav className="tabs" aria-label={label}>
      {items.map(({ href, label: title, count, current = isCurrent(href) }) => (
        <Link
          key={href}
          ref={current ? show : undefined}
          className="tab"
          href={href}
          aria-current={current ? "page" : undefined}
        >
          {title}
          {count !== undefined && <span className="tab-count">{format(count)}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** On a phone the tabs scroll: the current one is in sight. */
const show = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
