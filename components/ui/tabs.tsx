"use client";

import { usePathname, useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Link } from "@/components/ui/buttons/link";
import { cn } from "@/components/ui/cn";
import { leavePage } from "@/components/ui/dialogs/leave-page";
import { tabClass, tabList } from "@/components/ui/tab-classes";
import { count as format } from "@/components/ui/values/format";

export type Tab = { href: string; label: string; count?: number; current?: boolean };

/**
 * Shows tabs, each with its own address. A clicked tab is marked immediately. The content below fades until
 * the new view is loaded. Without `current`, the tab of the current path is marked.
 */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  const router = useRouter();
  const pathname = usePathname();
  const shown = items.find(({ href, current = href === pathname }) => current)?.href;
  const [chosen, choose] = useOptimistic(shown);
  const [pending, start] = useTransition();
  const open = (href: string) =>
    start(() => {
      choose(href);
      leavePage();
      router.push(href);
    });
  return (
    <nav
      className={cn(tabList, "data-[pending=true]:[&~*]:opacity-60")}
      aria-label={label}
      aria-busy={pending}
      data-pending={pending}
    >
      {items.map(({ href, label: title, count }) => (
        <Link
          key={href}
          ref={href === chosen ? show : undefined}
          className={tabClass}
          href={href}
          aria-current={href === chosen ? "page" : undefined}
          onNavigate={(event) => {
            event.preventDefault();
            open(href);
          }}
        >
          {title}
          {count !== undefined && <span className="font-normal text-ink-3">{format(count)}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** Scrolls the current tab into view on a phone. */
const show = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
