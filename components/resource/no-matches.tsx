import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

type Props = {
  /** "keys" */
  what: string;
  /** The words that were searched for; blank for none. */
  search: string;
  /** The address of the list without search and filters. */
  clearHref: string;
  /** The filters that are set, in words. */
  children?: ReactNode;
};

/** Stands in place of a list whose search and filters leave nothing. */
export function NoMatches({ what, search, clearHref, children }: Props) {
  return (
    <Card>
      <EmptyState
        title={search ? `No ${what} match “${search}”` : `No ${what} match`}
        action={
          <LinkButton size="s" href={clearHref} prefetch={false}>
            Clear filters
          </LinkButton>
        }
      >
        {children ?? "Try another search, or clear the filters."}
      </EmptyState>
    </Card>
  );
}
