import { mayChangeSome, type Owners } from "@/components/organizations/owners";
import { EmptyList } from "@/components/resource/list/empty-list";
import { NoMatches } from "@/components/resource/list/no-matches";
import { LinkButton } from "@/components/ui/buttons/link-button";

type Props = {
  /** True if a search or a filter is active. */
  narrowed: boolean;
  search: string;
  /** The address of the list without a search and filters. */
  base: string;
  owners: Owners;
};

/** Shows the empty state of a list of runtimes, or that no runtime matches. */
export function NoRuntimes({ narrowed, search, base, owners }: Props) {
  if (narrowed) return <NoMatches what="runtimes" search={search} clearHref={base} />;
  return (
    <EmptyList
      icon="cpu"
      title="No runtimes yet"
      action={
        mayChangeSome(owners) && (
          <LinkButton icon="plus" href={`${base}?new=1`} prefetch={false}>
            New runtime
          </LinkButton>
        )
      }
    >
      A runtime is a model alias, with the credential that pays for its calls. Without one, requests name the
      provider’s model.
    </EmptyList>
  );
}
