"use client";

import { credentialListParams } from "@/components/credentials/params";
import { ListSearch } from "@/components/resource/list-search";
import { useListView } from "@/components/resource/use-list-view";
import { FilterChip } from "@/components/ui/filter-chip";
import type { Options } from "@/components/ui/options";
import { Toolbar } from "@/components/ui/page";

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
