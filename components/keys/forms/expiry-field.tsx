"use client";

import { useId } from "react";
import { EXPIRIES, parseExpiry } from "@/components/keys/forms/draft";
import type { FieldsProps } from "@/components/keys/forms/fields";
import { FieldGroup } from "@/components/ui/field";
import { fullTime } from "@/components/ui/format";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { TextField } from "@/components/ui/text-field";
import { useNow } from "@/components/ui/use-now";

/** How long a key lives: a choice, or a date and time of one's own, and what comes of it in words. */
export function ExpiryField({ draft, change, problem, required }: FieldsProps & { required: boolean }) {
  const name = useId();
  const now = useNow();
  const at = parseExpiry(draft, now);
  const isCustom = draft.expiry === "custom";
  return (
    <FieldGroup
      legend="Expiry Policy"
      hint={toHint(at, required)}
      error={isCustom ? undefined : problem("expiresAt", "expiry")}
    >
      <SegmentedControl
        full
        name={name}
        options={required ? EXPIRIES.slice(1) : EXPIRIES}
        value={draft.expiry}
        onChange={(event) => change({ expiry: event.target.value })}
      />
      {isCustom && (
        <TextField
          label="Expires at"
          aside={<span className="text-12 text-ink-3">UTC</span>}
          type="datetime-local"
          value={draft.expiresAt}
          onChange={(event) => change({ expiresAt: event.target.value })}
          error={problem("expiresAt", "expiry")}
        />
      )}
    </FieldGroup>
  );
}

function toHint(at: Date | null | undefined, required: boolean): string {
  if (at === undefined) return "Expires at the date and time that you give, in UTC.";
  if (at === null) return "The key works until it is disabled or revoked.";
  const words = `Expires on ${fullTime(at)}.`;
  return required ? `${words} This organization requires an expiry.` : words;
}
