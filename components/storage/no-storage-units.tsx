import { mayChangeSome, type Owners } from "@/components/organizations/owners";
import { EmptyList } from "@/components/resource/list/empty-list";
import { NoMatches } from "@/components/resource/list/no-matches";
import { LinkButton } from "@/components/ui/buttons/link-button";

type Props = {
  search: string;
  /** The address of the list without a search. */
  base: string;
  owners: Owners;
};

/** Shows the empty state of a list of storage units, or that no storage unit matches. */
export function NoStorageUnits({ search, base, owners }: Props) {
  if (search) return <NoMatches what="storage units" search={search} clearHref={base} />;
  return (
    <EmptyList
      icon="bucket"
      title="No storage units yet"
      action={
        mayChangeSome(owners) && (
          <LinkButton icon="plus" href={`${base}?new=1`} prefetch={false}>
            New storage unit
          </LinkButton>
        )
      }
    >
      A storage unit is a bucket with the credential that opens it. Keys get links to upload and download its
      files, and never see the secret.
    </EmptyList>
  );
}
