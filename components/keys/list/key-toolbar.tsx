"use client";

import {
  type KeyListView,
  keyListParams,
  SORT_OPTIONS,
  STATUS_WORDS,
  STATUSES,
  toKeyListHref,
} from "@/components/keys/list/params";
import { ListSearch } from "@/components/resource/list/list-search";
import { useListView } from "@/components/resource/list/use-list-view";
import { SegmentedLinkGroup } from "@/components/ui/fields/segmented-control";
import type { Option } from "@/components/ui/fields/select";
import { ToolbarSwitch } from "@/components/ui/fields/toolbar-switch";
import { Toolbar } from "@/components/ui/page";
import type { Options } from "@/components/ui/pickers/options";
import { ChoiceChip, FilterChip } from "@/components/ui/tables/filter-chip";
import { SCOPES } from "@/lib/core/operations/scopes";

type Props = {
  /** The address of the list. */
  base: string;
  /** The owners to filter by. The first is the default. */
  owners: Option[];
  projects?: Options | undefined;
};

/** Shows the search, the filters and the layout of a list of keys. The URL keeps them. */
export function KeyToolbar({ base, owners, projects }: Props) {
  const { view, change } = useListView(keyListParams);
  return (
    <Toolbar>
      <ListSearch label="Search keys" placeholder="Search by name or prefix" />
      <FilterChip
        label="Status"
        options={STATUS_OPTIONS}
        values={view.status}
        onChange={(chosen) => change({ status: STATUSES.filter((status) => chosen.includes(status)) })}
      />
      <FilterChip
        label="Scope"
        options={toScopeOptions(view.scope)}
        values={view.scope}
        onChange={(scope) => change({ scope })}
      />
      {projects && (
        <FilterChip
          label="Project"
          {...projects}
          values={view.project}
          onChange={(project) => change({ project })}
        />
      )}
      {owners.length > 0 && (
        <ChoiceChip
          label="Owner"
          options={owners}
          standard={owners[0]?.value ?? ""}
          value={view.owner}
          onChange={(owner) => change({ owner })}
        />
      )}
      <span className={view.view === "table" ? "contents sm:hidden" : "contents"}>
        <ChoiceChip
          label="Sort"
          options={SORT_OPTIONS}
          standard="-created_at"
          value={view.sort}
          onChange={(sort) => change({ sort: findSort(sort) })}
        />
      </span>
      <ToolbarSwitch
        label="Show archived"
        checked={view.archived}
        onChange={(archived) => change({ archived })}
      />
      <SegmentedLinkGroup push icons label="View" items={toLayouts(base, view)} />
    </Toolbar>
  );
}

const STATUS_OPTIONS = STATUSES.map((value) => ({ value, label: STATUS_WORDS[value] }));

const findSort = (sort: string | null) => SORT_OPTIONS.find(({ value }) => value === sort)?.value ?? null;

const LAYOUTS = [
  { layout: "table", label: "Table", icon: "list" },
  { layout: "cards", label: "Cards", icon: "grid" },
] as const;

const toLayouts = (base: string, view: KeyListView) =>
  LAYOUTS.map(({ layout, ...link }) => ({
    ...link,
    href: toKeyListHref(base, { ...view, view: layout }),
    current: view.view === layout,
  }));

function toScopeOptions(chosen: readonly string[]): Option[] {
  const known: string[] = SCOPES.map(({ name }) => name);
  const others = chosen.filter((scope) => !known.includes(scope));
  return [...others, ...known].map((scope) => ({ value: scope, label: scope }));
}
