import { EmptyList } from "@/components/resource/empty-list";
import { NoMatches } from "@/components/resource/no-matches";

type Props = { narrowed: boolean; search: string; base: string };

/** Shows the empty state of a list of requests, or that no request matches. */
export function NoRequests({ narrowed, search, base }: Props) {
  if (narrowed) return <NoMatches what="requests" search={search} clearHref={base} />;
  return (
    <EmptyList icon="activity" title="No requests yet">
      Every request to the gateway and to the API is listed here within two seconds, refused ones too. Prompts
      and answers are not stored.
    </EmptyList>
  );
}
