"use client";

import { ListSearch } from "@/components/resource/list-search";
import { useListView } from "@/components/resource/use-list-view";
import { ChoiceChip } from "@/components/ui/filter-chip";
import type { Options } from "@/components/ui/options";
import { Toolbar } from "@/components/ui/page";
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
