"use client";

import { ListSearch } from "@/components/resource/list/list-search";
import { useListView } from "@/components/resource/list/use-list-view";
import { Toolbar } from "@/components/ui/page";
import type { Options } from "@/components/ui/pickers/options";
import { ChoiceChip } from "@/components/ui/tables/filter-chip";
import { modelListParams } from "./params";

/** Shows the search and the filter by provider above the list of models. */
export function ModelToolbar({ providers }: { providers: Options["options"] }) {
  const { view, change } = useListView(modelListParams);
  return (
    <Toolbar>
      <ListSearch label="Search models" placeholder="Model, provider or runtime" />
      <ChoiceChip
        label="Provider"
        options={providers}
        value={view.provider}
        onChange={(provider) => change({ provider })}
      />
    </Toolbar>
  );
}
