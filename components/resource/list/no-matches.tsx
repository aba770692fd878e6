import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/feedback/empty-state";

type Props = {
  /** The plural of the resource's kind: "keys". */
  what: string;
  /** The search text, or blank. */
  search: string;
  /** The address of the list without search and filters. */
  clearHref: string;
  /** A description of the filters that are set. */
  children?: ReactNode;
};

/** Shows that no resource matches the search and the filters. */
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
