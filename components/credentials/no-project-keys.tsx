import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

type Props = {
  search: string;
  /** The list without the search. */
  clearHref: string;
  /** Where keys are made. */
  keysHref: string;
};

/** In place of the keys of projects: there is none yet, or none that matches. */
export function NoProjectKeys({ search, clearHref, keysHref }: Props) {
  const clear = (
    <LinkButton size="s" href={clearHref}>
      Clear search
    </LinkButton>
  );
  return (
    <Card>
      {search ? (
        <EmptyState title="No key matches" action={clear}>
          Nothing is named “{search}”.
        </EmptyState>
      ) : (
        <EmptyState
          icon="key"
          title="No project keys yet"
          action={<LinkButton href={keysHref}>API keys</LinkButton>}
        >
          A project’s callers hold its keys. They are made in the project, or under API keys.
        </EmptyState>
      )}
    </Card>
  );
}
