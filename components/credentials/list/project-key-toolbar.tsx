"use client";

import { credentialListParams } from "@/components/credentials/params";
import { ListSearch } from "@/components/resource/list/list-search";
import { useListView } from "@/components/resource/list/use-list-view";
import { Toolbar } from "@/components/ui/page";
import type { Options } from "@/components/ui/pickers/options";
import { FilterChip } from "@/components/ui/tables/filter-chip";

/** Search and filters above the list of project keys. */
export function ProjectKeyToolbar({ projects }: { projects: Options }) {
  const { view, change } = useListView(credentialListParams);
  return (
    <Toolbar>
      <ListSearch label="Search project keys" placeholder="Search by name or prefix" />
      <FilterChip
        label="Project"
        {...projects}
        values={view.project}
        onChange={(project) => change({ project })}
      />
    </Toolbar>
  );
}
