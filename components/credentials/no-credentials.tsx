import { mayChangeSome, type Owners } from "@/components/organizations/owners";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

type Props = {
  /** Whether a search or filter is on. */
  narrowed: boolean;
  search: string;
  /** The list without them. */
  clearHref: string;
  owners: Owners;
};

/** In place of the list: there is none yet, or none that matches. */
export function NoCredentials({ narrowed, search, clearHref, owners }: Props) {
  if (narrowed) {
    return (
      <Card>
        <EmptyState
          title="No credential matches"
          action={
            <LinkButton size="s" href={clearHref}>
              Clear filters
            </LinkButton>
          }
        >
          {search ? `Nothing is named “${search}” within these filters.` : "Nothing is within these filters."}
        </EmptyState>
      </Card>
    );
  }
  const adds = mayChangeSome(owners);
  return (
    <Card>
      <EmptyState
        icon="vault"
        title="No credentials yet"
        action={
          adds && (
            <LinkButton icon="plus" href={`${clearHref}?new=1`}>
              Add Provider Credential
            </LinkButton>
          )
        }
      >
        A credential is the secret of a provider such as OpenAI. The gateway calls the provider with it; your
        callers only ever hold keys of Keystead.
      </EmptyState>
    </Card>
  );
}
