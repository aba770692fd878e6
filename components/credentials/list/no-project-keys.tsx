import { EmptyList } from "@/components/resource/list/empty-list";
import { NoMatches } from "@/components/resource/list/no-matches";
import { LinkButton } from "@/components/ui/buttons/link-button";

type Props = {
  /** Whether a search or filter is on. */
  narrowed: boolean;
  search: string;
  /** The address of the list without them. */
  clearHref: string;
  /** The page where keys are created. */
  keysHref: string;
};

/** Stands in place of a list without any key of a project, or without one that matches. */
export function NoProjectKeys({ narrowed, search, clearHref, keysHref }: Props) {
  if (narrowed) return <NoMatches what="keys" search={search} clearHref={clearHref} />;
  return (
    <EmptyList
      icon="key"
      title="No project keys yet"
      action={<LinkButton href={keysHref}>API keys</LinkButton>}
    >
      A project’s callers authenticate with its keys. Create them in the project, or under API keys.
    </EmptyList>
  );
}
