import type { ReactNode } from "react";
import { CrumbSwitch, type Neighbours } from "@/components/layout/crumb-switch";
import { SIDEBAR_ID } from "@/components/layout/sidebar/sidebar-id";
import { iconButtonVariants } from "@/components/ui/buttons/icon-button-variants";
import { Link } from "@/components/ui/buttons/link";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

export type Crumb = {
  label: string;
  href?: string;
  /** The pages that the breadcrumb can switch to. */
  others?: Neighbours;
};

export type TopbarProps = {
  crumbs: readonly Crumb[];
  /** The command palette. */
  search?: ReactNode;
  referenceHref?: string;
};

/**
 * Shows the breadcrumbs, the search and a link to the API reference. Phones show only the last breadcrumb.
 */
export function Topbar({ crumbs, search, referenceHref }: TopbarProps) {
  return (
    <header className="topbar">
      <button
        type="button"
        className={cn(iconButtonVariants(), "-ml-1.5 hidden max-[899px]:inline-grid")}
        popoverTarget={SIDEBAR_ID}
        aria-label="Open navigation"
      >
        <Icon name="menu" />
      </button>
      <nav className="crumbs" aria-label="Breadcrumb">
        <ol>
          {crumbs.map((crumb, index) => (
            <Place key={`${crumb.href} ${crumb.label}`} crumb={crumb} last={index === crumbs.length - 1} />
          ))}
        </ol>
      </nav>
      <span className="min-w-0 flex-1" />
      {search}
      {referenceHref && (
        <Link
          className={iconButtonVariants()}
          href={referenceHref}
          aria-label="API reference"
          title="API reference"
        >
          <Icon name="book" />
        </Link>
      )}
    </header>
  );
}

function Place({ crumb, last }: { crumb: Crumb; last: boolean }) {
  const { label, href, others } = crumb;
  const here = last ? "page" : undefined;
  return (
    <li>
      {href ? (
        <Link className="crumb" href={href} aria-current={here}>
          {label}
        </Link>
      ) : (
        <span className="crumb" aria-current={here}>
          {label}
        </span>
      )}
      {others && <CrumbSwitch {...others} />}
    </li>
  );
}
