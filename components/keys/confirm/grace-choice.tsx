"use client";

import { useId } from "react";
import { FieldGroup } from "@/components/ui/fields/field";
import { Input } from "@/components/ui/fields/input";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { fullTime, plural } from "@/components/ui/values/format";
import { useNow } from "@/components/ui/values/use-now";

const HOUR = 3_600;
const MOST_HOURS = 720;

const LENGTHS = [
  { value: "0", label: "At once" },
  { value: "900", label: "15 min" },
  { value: "3600", label: "1 h" },
  { value: "86400", label: "24 h" },
  { value: "604800", label: "7 days" },
  { value: "custom", label: "Custom" },
];

/** A choice of a grace period: seconds as text, or `custom` with the hours as typed. */
export type Grace = { choice: string; hours: string };

/** Returns a grace period in seconds, or null if the typed hours are invalid. */
export function graceSeconds({ choice, hours }: Grace): number | null {
  if (choice !== "custom") return Number(choice);
  const count = /^\d{1,3}$/.test(hours.trim()) ? Number(hours) : 0;
  return count >= 1 && count <= MOST_HOURS ? count * HOUR : null;
}

/** Returns the error message for invalid hours, or undefined. */
export const graceWords = (grace: Grace) =>
  graceSeconds(grace) === null ? `Give whole hours, from 1 to ${plural(MOST_HOURS, "hour")}.` : undefined;

type Props = {
  legend: string;
  value: Grace;
  onChange: (grace: Grace) => void;
  /** Adds the choice to end the old secret at once. */
  atOnce?: boolean;
};

/** Shows the choices of how long the old secret still works after a rotation. */
export function GraceChoice({ legend, value, onChange, atOnce }: Props) {
  const now = useNow();
  const name = useId();
  const seconds = graceSeconds(value);
  const custom = value.choice === "custom";
  return (
    <FieldGroup
      legend={legend}
      hint={toHint(seconds, now)}
      error={custom && value.hours !== "" ? graceWords(value) : undefined}
    >
      <SegmentedControl
        full
        name={name}
        options={atOnce ? LENGTHS : LENGTHS.slice(1)}
        value={value.choice}
        onChange={(event) => onChange({ ...value, choice: event.target.value })}
      />
      {custom && (
        <Input
          aria-label="Hours of grace"
          inputMode="numeric"
          after="hours"
          value={value.hours}
          onChange={(event) => onChange({ ...value, hours: event.target.value })}
        />
      )}
    </FieldGroup>
  );
}

function toHint(seconds: number | null, now: number): string {
  if (seconds === null) return "The old secret works for that long beside the new one.";
  if (seconds === 0) return "It ends at once: the next request with it is refused.";
  return `It works until ${fullTime(now + seconds * 1000)}. Both draw on the same limits.`;
}
