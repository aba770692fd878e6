"use client";

import { useCurrent } from "@/components/layout/use-current";
import { Link } from "@/components/ui/buttons/link";
import { Icon, type IconName } from "@/components/ui/icon";
import { Tooltip } from "@/components/ui/popovers/tooltip";

export type NavigationItem = {
  href: string;
  label: string;
  icon: IconName;
  /** Whether it is current on its own page only, not on pages below. */
  exact?: boolean;
};

/** Shows the links to the pages of the organization. */
export function Navigation({ items }: { items: readonly NavigationItem[] }) {
  const current = useCurrent();
  return (
    <nav aria-label="Organization">
      {items.map(({ href, label, icon, exact }) => (
        <Tooltip
          key={href}
          content={label}
          side="right"
          className="hidden min-[900px]:max-[1119px]:inline-block"
        >
          <Link className="nav-link" href={href} aria-current={current(href, exact)}>
            <Icon name={icon} />
            <span>{label}</span>
          </Link>
        </Tooltip>
      ))}
    </nav>
  );
}
