"use client";

import { ObjectFilters } from "@/components/requests/object-filters";
import type { RequestOptions } from "@/components/requests/types";
import { useListView } from "@/components/resource/list/use-list-view";
import { Input } from "@/components/ui/fields/input";
import { SegmentedLinkGroup } from "@/components/ui/fields/segmented-control";
import { Toolbar } from "@/components/ui/page";
import { ChoiceChip } from "@/components/ui/tables/filter-chip";
import { GROUPS, MEASURES, RANGES, toUsageHref, type UsageView, usageParams } from "./params";
import { GROUP_WORDS, MEASURE_WORDS, RANGE_WORDS } from "./words";

type Props = {
  base: string;
  view: UsageView;
  /** The first and the last day that are shown. */
  from: string;
  to: string;
  options: RequestOptions;
};

/** Shows the range, the groups, the filters and the measure of a page of usage. The URL keeps them. */
export function UsageToolbar({ base, view: shown, from, to, options }: Props) {
  const { view, change } = useListView(usageParams);
  const toHref = (patch: Partial<UsageView>) => toUsageHref(base, { ...shown, ...patch });
  const groups = GROUPS.filter(
    (name) =>
      name === "day" || !(name in options) || options[name as keyof RequestOptions].options.length > 0,
  );
  return (
    <Toolbar>
      <SegmentedLinkGroup
        label="Time range"
        items={[
          ...RANGES.map((range) => ({
            href: toHref({ range, from: null, to: null }),
            label: RANGE_WORDS[range],
            current: !shown.from && range === shown.range,
          })),
          {
            href: toHref({ from, to }),
            label: "Custom",
            icon: "calendar" as const,
            current: Boolean(shown.from),
          },
        ]}
      />
      {view.from && (
        <span className="flex items-center gap-2 text-13 text-ink-2">
          <DayInput
            label="First day"
            value={view.from}
            max={view.to ?? undefined}
            onChange={(from) => change({ from })}
          />
          to
          <DayInput
            label="Last day"
            value={view.to ?? to}
            min={view.from}
            onChange={(to) => change({ to })}
          />
        </span>
      )}
      <ChoiceChip
        label="Group by"
        standard="model"
        options={groups.map((value) => ({ value, label: GROUP_WORDS[value] }))}
        value={view.group}
        onChange={(group) => change({ group: GROUPS.find((name) => name === group) ?? null })}
      />
      <ObjectFilters options={options} view={view} onChange={change} />
      <SegmentedLinkGroup
        push
        label="Measure"
        items={MEASURES.map((measure) => ({
          href: toHref({ measure }),
          label: MEASURE_WORDS[measure],
          current: measure === shown.measure,
        }))}
      />
    </Toolbar>
  );
}

type DayProps = {
  label: string;
  value: string;
  min?: string;
  max?: string | undefined;
  onChange: (day: string) => void;
};

const DayInput = ({ label, onChange, ...input }: DayProps) => (
  <Input
    {...input}
    type="date"
    className="w-37"
    aria-label={label}
    onChange={({ target }) => target.value && onChange(target.value)}
  />
);
