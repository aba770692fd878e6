import { mayChangeSome, type Owners } from "@/components/organizations/owners";
import { EmptyList } from "@/components/resource/empty-list";
import { NoMatches } from "@/components/resource/no-matches";
import { LinkButton } from "@/components/ui/link-button";

type Props = {
  /** Whether a search or filter is on. */
  narrowed: boolean;
  search: string;
  /** The address of the list without them. */
  base: string;
  owners: Owners;
};

/** Stands in place of a list without any runtime, or without one that matches. */
export function NoRuntimes({ narrowed, search, base, owners }: Props) {
  if (narrowed) return <NoMatches what="runtimes" search={search} clearHref={base} />;
  return (
    <EmptyList
      icon="cpu"
      title="No runtimes yet"
      action={
        mayChangeSome(owners) && (
          <LinkButton icon="plus" href={`${base}?new=1`} prefetch={false}>
            New Runtime
          </LinkButton>
        )
      }
    >
      A runtime is a model alias, with the credential that pays for its calls. Without one, requests name the
      provider’s model.
    </EmptyList>
  );
}
