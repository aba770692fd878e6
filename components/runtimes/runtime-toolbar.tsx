"use client";

import { OwnerFilters } from "@/components/organizations/owner-filters";
import type { Owners } from "@/components/organizations/owners";
import { ListSearch } from "@/components/resource/list/list-search";
import { useListView } from "@/components/resource/list/use-list-view";
import { Toolbar } from "@/components/ui/page";
import { runtimeListParams } from "./params";

/** Shows the search above the list of runtimes, and the filters by owner unless it is a list of one owner. */
export function RuntimeToolbar({ owners }: { owners?: Owners }) {
  const { view, change } = useListView(runtimeListParams);
  return (
    <Toolbar>
      <ListSearch label="Search runtimes" placeholder="Search by name" />
      {owners && (
        <OwnerFilters
          owners={owners}
          page="runtimes"
          workspace={view.workspace}
          onChange={(workspace) => change({ workspace })}
        />
      )}
    </Toolbar>
  );
}
