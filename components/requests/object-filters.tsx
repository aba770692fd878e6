"use client";

import { ChoiceChip } from "@/components/ui/tables/filter-chip";
import type { RequestOptions } from "./types";

const FILTERS = [
  ["key", "Key"],
  ["project", "Project"],
  ["runtime", "Runtime"],
  ["credential", "Credential"],
] as const;

type Filters = Record<keyof RequestOptions | "model", string | null>;

type Props = {
  options: RequestOptions;
  view: Filters;
  onChange: (patch: Partial<Filters>) => void;
};

/** Shows the filters of requests by what they used. A filter without options is left out. */
export function ObjectFilters({ options, view, onChange }: Props) {
  return (
    <>
      {FILTERS.filter(([name]) => options[name].options.length > 0).map(([name, label]) => (
        <ChoiceChip
          key={name}
          label={label}
          {...options[name]}
          value={view[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      {view.model && (
        <ChoiceChip
          label="Model"
          options={[{ value: view.model, label: view.model }]}
          value={view.model}
          onChange={() => onChange({ model: null })}
        />
      )}
    </>
  );
}
