import type { ReactNode } from "react";
import { buttonVariants } from "@/components/ui/buttons/button-variants";
import { LinkButton } from "@/components/ui/buttons/link-button";

type Props = { summary: ReactNode; previousHref?: string | undefined; nextHref?: string | undefined };

/** Shows the footer of a table: a summary and links to the previous and next page. */
export function Pagination({ summary, previousHref, nextHref }: Props) {
  return (
    <div className="flex min-h-11 items-center justify-between gap-3 border-t border-line pr-2 pl-4 text-12 text-ink-3 max-sm:border-t-0 max-sm:pl-1">
      <span className="min-w-0 wrap-anywhere">{summary}</span>
      {(previousHref || nextHref) && (
        <nav className="flex flex-none items-center gap-1" aria-label="Pages">
          <Step href={previousHref} label="Previous" />
          <Step href={nextHref} label="Next" />
        </nav>
      )}
    </div>
  );
}

function Step({ href, label }: { href: string | undefined; label: string }) {
  if (href) {
    return (
      <LinkButton href={href} toTop size="s" variant="ghost">
        {label}
      </LinkButton>
    );
  }
  return (
    <span className={buttonVariants({ size: "s", variant: "ghost" })} aria-disabled="true">
      {label}
    </span>
  );
}
