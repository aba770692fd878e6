"use client";

import { ListSearch } from "@/components/resource/list/list-search";
import { useListView } from "@/components/resource/list/use-list-view";
import { Toolbar } from "@/components/ui/page";
import { ChoiceChip, FilterChip } from "@/components/ui/tables/filter-chip";
import { LiveRefresh } from "./live-refresh";
import { ObjectFilters } from "./object-filters";
import { OUTCOMES, RANGES, requestListParams } from "./params";
import type { RequestOptions } from "./types";
import { OUTCOME_WORDS, RANGE_WORDS } from "./words";

const OUTCOME_OPTIONS = OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }));
const RANGE_OPTIONS = RANGES.map((value) => ({ value, label: RANGE_WORDS[value] }));

/** Shows the search, the filters and the refresh of a list of requests. The URL keeps the filters. */
export function RequestToolbar({ options }: { options: RequestOptions }) {
  const { view, change } = useListView(requestListParams);
  return (
    <Toolbar>
      <ListSearch label="Search requests" placeholder="Request id, model, client or IP" />
      <ChoiceChip
        label="Time"
        options={RANGE_OPTIONS}
        value={view.range}
        onChange={(range) => change({ range: RANGES.find((name) => name === range) ?? null })}
      />
      <FilterChip
        label="Status"
        options={OUTCOME_OPTIONS}
        values={view.outcome}
        onChange={(chosen) => change({ outcome: OUTCOMES.filter((name) => chosen.includes(name)) })}
      />
      <ObjectFilters options={options} view={view} onChange={change} />
      <LiveRefresh />
    </Toolbar>
  );
}
