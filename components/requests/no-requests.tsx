import { EmptyList } from "@/components/resource/list/empty-list";
import { NoMatches } from "@/components/resource/list/no-matches";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import { fullTime } from "@/components/ui/values/format";

type Props = {
  narrowed: boolean;
  search: string;
  base: string;
  /** The time to which requests were searched, and the address that searches older ones. */
  older: { since: string; href: string } | null;
};

/** Shows the empty state of a list of requests, or that no request matches. */
export function NoRequests({ narrowed, search, base, older }: Props) {
  if (older) {
    return (
      <Card>
        <EmptyState
          title={`No requests match since ${fullTime(older.since)}`}
          action={
            <LinkButton size="s" href={older.href} prefetch={false}>
              Search older requests
            </LinkButton>
          }
        />
      </Card>
    );
  }
  if (narrowed) return <NoMatches what="requests" search={search} clearHref={base} />;
  return (
    <EmptyList icon="activity" title="No requests yet">
      Every request to the gateway and to the API is listed here within two seconds, refused ones too. Prompts
      and answers are not stored.
    </EmptyList>
  );
}
