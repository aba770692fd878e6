"use client";

import { credentialListParams } from "@/components/credentials/params";
import { OwnerFilters } from "@/components/organizations/owner-filters";
import type { Owners } from "@/components/organizations/owners";
import { ListSearch } from "@/components/resource/list/list-search";
import { useListView } from "@/components/resource/list/use-list-view";
import { Toolbar } from "@/components/ui/page";
import { FilterChip } from "@/components/ui/tables/filter-chip";

type Props = {
  /** The owners to filter by. Absent in a list of one owner. */
  owners?: Owners;
  providers: readonly { id: string; name: string }[];
};

/** Search and filters above the list of provider credentials. */
export function CredentialToolbar({ owners, providers }: Props) {
  const { view, change } = useListView(credentialListParams);
  return (
    <Toolbar>
      <ListSearch label="Search credentials" placeholder="Search by name, description or tag" />
      {owners && (
        <OwnerFilters
          owners={owners}
          page="credentials"
          workspace={view.workspace}
          onChange={(workspace) => change({ workspace })}
        />
      )}
      <FilterChip
        label="Provider"
        options={providers.map(({ id, name }) => ({ value: id, label: name }))}
        values={view.provider}
        onChange={(provider) => change({ provider })}
      />
    </Toolbar>
  );
}
