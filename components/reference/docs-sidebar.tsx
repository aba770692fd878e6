"use client";

import { useState } from "react";
import { SIDEBAR_ID } from "@/components/layout/sidebar/sidebar-id";
import { useCloseOnNavigation } from "@/components/layout/use-close-on-navigation";
import { useCurrent } from "@/components/layout/use-current";
import { Link } from "@/components/ui/buttons/link";
import { Icon } from "@/components/ui/icon";
import { Logo } from "@/components/ui/logo";

type Entry = { href: string; label: string };

export type DocsSection = { title: string; entries: readonly Entry[] };

/** Shows the contents of the documentation: a sidebar on desktops, a drawer on phones. */
export function DocsSidebar({ sections }: { sections: readonly DocsSection[] }) {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const current = useCurrent();
  useCloseOnNavigation(box);
  return (
    <aside ref={setBox} className="sidebar" id={SIDEBAR_ID} popover="auto" aria-label="Documentation">
      <Link className="side-org" href="/" title="Open the console">
        <Logo />
        <span className="truncate">Keystead</span>
      </Link>
      <div className="side-scroll">
        <div className="nav-rail">
          <button type="button" className="nav-link" popoverTarget={SIDEBAR_ID} aria-label="Contents">
            <Icon name="book" />
          </button>
        </div>
        <nav className="tree" aria-label="Contents">
          {sections.map(({ title, entries }) => (
            <section key={title} aria-label={title}>
              <h2 className="side-title">{title}</h2>
              <ul>
                {entries.map(({ href, label }) => (
                  <li key={href}>
                    <Link
                      ref={current(href, true) ? show : undefined}
                      className="tree-link"
                      href={href}
                      aria-current={current(href, true)}
                    >
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
      </div>
    </aside>
  );
}

/** Scrolls the current entry into view. */
const show = (entry: HTMLElement | null) => entry?.scrollIntoView({ block: "nearest" });
