import { mayChangeSome, type Owners } from "@/components/organizations/owners";
import { EmptyList } from "@/components/resource/empty-list";
import { NoMatches } from "@/components/resource/no-matches";
import { LinkButton } from "@/components/ui/link-button";

type Props = {
  /** Whether a search or filter is on. */
  narrowed: boolean;
  search: string;
  /** The address of the list without them. */
  clearHref: string;
  owners: Owners;
};

/** Stands in place of a list without any credential, or without one that matches. */
export function NoCredentials({ narrowed, search, clearHref, owners }: Props) {
  if (narrowed) return <NoMatches what="credentials" search={search} clearHref={clearHref} />;
  return (
    <EmptyList
      icon="vault"
      title="No credentials yet"
      action={
        mayChangeSome(owners) && (
          <LinkButton icon="plus" href={`${clearHref}?new=1`} prefetch={false}>
            Add Provider Credential
          </LinkButton>
        )
      }
    >
      A credential is the API key of a provider such as OpenAI. The gateway calls the provider with it; your
      callers only hold keys of Keystead.
    </EmptyList>
  );
}
