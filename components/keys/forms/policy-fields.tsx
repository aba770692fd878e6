"use client";

import { useId, useState } from "react";
import { addressProblem } from "@/components/keys/forms/draft";
import type { FieldsProps } from "@/components/keys/forms/fields";
import { limitsSummary, restrictionsSummary } from "@/components/keys/forms/fold-summaries";
import { ChipInput } from "@/components/ui/chip-input";
import { Collapsible } from "@/components/ui/collapsible";
import { Field, FieldGroup } from "@/components/ui/field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { TextField } from "@/components/ui/text-field";

/** How often a key may be used, folded until it is wanted. */
export function LimitsFold({ draft, change, problem, open }: FieldsProps & { open?: boolean }) {
  const rate = problem("rateLimitPerMinute");
  const daily = problem("dailyHardLimit");
  return (
    <Collapsible title="Limits" summary={limitsSummary(draft)} open={useOpened(open, rate || daily)}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField
          label="Rate limit / min"
          optional
          inputMode="numeric"
          after="requests"
          value={draft.rateLimitPerMinute}
          onChange={(event) => change({ rateLimitPerMinute: event.target.value })}
          error={rate}
          hint="In each minute of the clock, UTC"
        />
        <TextField
          label="Daily hard limit"
          optional
          inputMode="numeric"
          after="requests"
          value={draft.dailyHardLimit}
          onChange={(event) => change({ dailyHardLimit: event.target.value })}
          error={daily}
          hint="In each day, UTC"
        />
      </div>
    </Collapsible>
  );
}

/** Which models a key may call and from where, folded until it is wanted. */
export function RestrictionsFold({ draft, change, problem, open }: FieldsProps & { open?: boolean }) {
  const wrong = problem("modelAllowlist", "modelDenylist", "ipAllowlist");
  return (
    <Collapsible title="Restrictions" summary={restrictionsSummary(draft)} open={useOpened(open, wrong)}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field
          label="Model allowlist"
          optional
          hint="Names, runtime numbers, * and ?"
          error={problem("modelAllowlist")}
        >
          {(control) => (
            <ChipInput
              {...control}
              value={draft.modelAllowlist}
              onChange={(modelAllowlist) => change({ modelAllowlist })}
              placeholder="Add a model"
            />
          )}
        </Field>
        <Field
          label="Model denylist"
          optional
          hint="Goes before the allowlist"
          error={problem("modelDenylist")}
        >
          {(control) => (
            <ChipInput
              {...control}
              value={draft.modelDenylist}
              onChange={(modelDenylist) => change({ modelDenylist })}
              placeholder="Add a model"
            />
          )}
        </Field>
      </div>
      <IpField draft={draft} change={change} problem={problem} />
      <LeakField draft={draft} change={change} problem={problem} />
    </Collapsible>
  );
}

const LEAKS = {
  notify: ["Notify", "It is only noted, for the people who administer the key."],
  restrict: [
    "Restrict",
    "It works on from the addresses that have used it for over a day; without any it is disabled.",
  ],
  revoke: ["Revoke", "Its next request is refused."],
} as const;

function LeakField({ draft, change, problem }: FieldsProps) {
  const name = useId();
  return (
    <FieldGroup
      legend="When its secret is reported as leaked"
      hint={LEAKS[draft.leakReaction][1]}
      error={problem("leakReaction")}
    >
      <SegmentedControl
        full
        name={name}
        options={Object.entries(LEAKS).map(([value, [label]]) => ({ value, label }))}
        value={draft.leakReaction}
        onChange={({ target: { value } }) =>
          change({ leakReaction: value === "restrict" || value === "revoke" ? value : "notify" })
        }
      />
    </FieldGroup>
  );
}

/** A fold that a mistake has opened stays open when it is mended. */
function useOpened(open: boolean | undefined, wrong: string | undefined): boolean {
  const [opened, setOpened] = useState(open ?? false);
  if (wrong && !opened) setOpened(true);
  return opened;
}

function IpField({ draft, change, problem }: FieldsProps) {
  const seen = draft.ipAllowlist.some(addressProblem);
  return (
    <Field label="IP allowlist" optional error={seen ? undefined : problem("ipAllowlist")}>
      {(control) => (
        <ChipInput
          {...control}
          value={draft.ipAllowlist}
          onChange={(ipAllowlist) => change({ ipAllowlist })}
          check={addressProblem}
          placeholder="Add an address"
        />
      )}
    </Field>
  );
}
