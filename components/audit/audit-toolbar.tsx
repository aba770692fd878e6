"use client";

import type { ReactNode } from "react";
import { useListView } from "@/components/resource/list/use-list-view";
import { Toolbar } from "@/components/ui/page";
import { ChoiceChip } from "@/components/ui/tables/filter-chip";
import { auditListParams, KINDS, RANGES } from "./params";
import type { AuditOptions } from "./types";

const RANGE_WORDS: Record<(typeof RANGES)[number], string> = {
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
};

const rangeOptions = RANGES.map((value) => ({ value, label: RANGE_WORDS[value] }));
const kindOptions = Object.entries(KINDS).map(([value, label]) => ({ value, label }));

type Props = {
  options: AuditOptions;
  /** The name of the subject that the address selects, or null. */
  subjectName: string | null;
  /** Shown after the filters. */
  children: ReactNode;
};

/** Shows the filters of the audit log. The URL keeps them. */
export function AuditToolbar({ options, subjectName, children }: Props) {
  const { view, change } = useListView(auditListParams);
  return (
    <Toolbar>
      <ChoiceChip
        label="Time"
        options={rangeOptions}
        value={view.range}
        onChange={(range) => change({ range: RANGES.find((one) => one === range) ?? null })}
      />
      <ChoiceChip
        label="Actor"
        options={options.actors}
        value={view.actor}
        onChange={(actor) => change({ actor })}
      />
      <ChoiceChip
        label="Action"
        options={options.actions}
        value={view.action}
        onChange={(action) => change({ action })}
      />
      <ChoiceChip
        label="Kind"
        options={kindOptions}
        value={view.kind}
        onChange={(kind) => change({ kind })}
      />
      {view.subject && (
        <ChoiceChip
          label="Subject"
          options={[{ value: view.subject, label: subjectName ?? view.subject }]}
          value={view.subject}
          onChange={() => change({ subject: null })}
        />
      )}
      {children}
    </Toolbar>
  );
}
