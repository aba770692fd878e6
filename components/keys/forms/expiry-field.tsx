"use client";

import { useId } from "react";
import { useFormContext } from "react-hook-form";
import { FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { TextField } from "@/components/ui/fields/text-field";
import { fullTime, localTime } from "@/components/ui/values/format";
import { useNow } from "@/components/ui/values/use-now";
import { findExpiry, type KeyForm } from "./key-form";
import { useKeyField } from "./use-key-field";

const NONE = { value: "none", label: "None" };
const CUSTOM = { value: "custom", label: "Custom" };
const DAYS = ["7", "30", "60", "90"].map((days) => ({ value: days, label: `${days} days` }));

/** Shows the choice of a key's expiry (never, after some days, or at a time), and the result in words. */
export function ExpiryField({ required }: { required: boolean }) {
  const id = useId();
  const now = useNow();
  const { setValue } = useFormContext<KeyForm>();
  const days = useKeyField("expiresInDays");
  const at = useKeyField("expiresAt");
  const choice = days.value !== null ? String(days.value) : at.value === null ? "none" : "custom";
  const error = at.error ?? days.error;
  const choose = (value: string) => {
    const isDays = value !== "none" && value !== "custom";
    setValue("expiresAt", value === "custom" ? "" : null, { shouldValidate: value !== "custom" });
    days.onChange(isDays ? Number(value) : null);
  };
  const isCustom = choice === "custom";
  return (
    <FieldGroup
      legend="Expiry Policy"
      hint={
        error
          ? undefined
          : toHint(findExpiry({ expiresAt: at.value, expiresInDays: days.value }, now), required)
      }
      error={isCustom ? undefined : error}
    >
      <SegmentedControl
        full
        name={id}
        options={required ? [...DAYS, CUSTOM] : [NONE, ...DAYS, CUSTOM]}
        value={choice}
        onChange={(event) => choose(event.target.value)}
      />
      {isCustom && (
        <TextField
          ref={at.ref}
          label="Expires at"
          aside={<span className="text-12 text-ink-3">UTC</span>}
          type="datetime-local"
          value={at.value?.slice(0, 16) ?? ""}
          onBlur={at.onBlur}
          onChange={(event) => at.onChange(event.target.value && `${event.target.value}:00.000Z`)}
          error={at.value === "" ? undefined : error}
        />
      )}
    </FieldGroup>
  );
}

function toHint(at: Date | null | undefined, required: boolean): string | undefined {
  if (at === undefined) return undefined;
  if (at === null) return "The key works until it is disabled or revoked.";
  const local = localTime(at);
  const words = `Expires on ${fullTime(at)}${local ? ` (${local})` : ""}.`;
  return required ? `${words} This organization requires an expiry.` : words;
}
